package dev.headroom.cli.failover;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.cli.tables.TableRow;
import dev.headroom.events.OperatorCommand;
import dev.headroom.text.Spelling;
import dev.headroom.topics.TopicCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Compares an order with what {@code failover_state} knows. What is odd is only told: an order in need must not wait for a table
 * that is late or cannot be read.
 */
final class OrderCheck {

    private final Supplier<List<GenericRecord>> states;

    /** A check against the rows that {@code states} reads. */
    OrderCheck(Supplier<List<GenericRecord>> states) {
        this.states = states;
    }

    static OrderCheck connect(Map<String, ?> clientConfig, String topicPrefix) {
        TableReader reader = new TableReader(clientConfig, topicPrefix);
        return new OrderCheck(() -> reader.rows(TopicCatalogue.FAILOVER_STATE).stream()
                .map(TableRow::value)
                .toList());
    }

    /** One line each. */
    List<String> oddities(OperatorCommand order) {
        List<GenericRecord> rows;
        try {
            rows = states.get();
        } catch (KafkaException | CommandFailure unreadable) {
            return List.of("the order cannot be checked against failover_state: " + Messages.ofRoot(unreadable));
        }
        List<String> known = rows.stream()
                .map(Region::of)
                .filter(region -> !region.isSystem())
                .map(Region::toString)
                .toList();
        List<String> oddities = new ArrayList<>();
        checkRegion(order.getProvider(), order.getRegion(), known, oddities);
        checkRegion(order.getTargetProvider(), order.getTargetRegion(), known, oddities);
        checkEnd(order.getUntil(), rows, oddities);
        return oddities;
    }

    private static void checkRegion(String provider, String name, List<String> known, List<String> oddities) {
        String region = new Region(provider, name).toString();
        if (!name.isEmpty() && !known.isEmpty() && !known.contains(region)) {
            oddities.add("failover_state has no region " + region
                    + Spelling.nearest(region, known)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; it has " + String.join(", ", known)));
        }
    }

    private static void checkEnd(@Nullable Instant until, List<GenericRecord> rows, List<String> oddities) {
        Instant now = StateRows.newestAsOf(rows).orElse(Instant.MIN);
        if (until != null && !until.isAfter(now)) {
            oddities.add("the maintenance is over already: failover has reached " + now);
        }
    }
}
