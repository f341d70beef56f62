package dev.headroom.acceptance.failover;

import dev.headroom.acceptance.CommittedRows;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an installation has decided: every committed record of {@code failover_triggers} and {@code alert_events}, in order, as bytes
 * without the schema id, with the timestamp.
 *
 * @param triggers the triggers once more, by column
 */
record Decisions(List<String> triggerBytes, List<String> alertBytes, List<Map<String, @Nullable Object>> triggers) {

    private static final int WIRE_HEADER = 5;

    static Decisions of(CommittedRows rows) {
        return new Decisions(
                bytes(rows, TopicCatalogue.FAILOVER_TRIGGERS),
                bytes(rows, TopicCatalogue.ALERT_EVENTS),
                rows.all(TopicCatalogue.FAILOVER_TRIGGERS));
    }

    /** The actions of the triggers. */
    List<@Nullable Object> actions() {
        List<@Nullable Object> actions = new ArrayList<>();
        triggers.forEach(trigger -> actions.add(trigger.get("action")));
        return actions;
    }

    /** The fencing tokens. */
    List<Long> epochs() {
        return triggers.stream()
                .map(trigger -> (Long) Objects.requireNonNull(trigger.get("epoch")))
                .toList();
    }

    /** One line for each trigger or alert event that is not the other's; empty if all are equal. */
    List<String> differencesFrom(Decisions expected) {
        List<String> found = new ArrayList<>();
        compare("trigger", triggerBytes, expected.triggerBytes, found);
        compare("alert event", alertBytes, expected.alertBytes, found);
        if (!found.isEmpty()) {
            found.add("triggers " + triggers);
            found.add("expected " + expected.triggers);
        }
        return found;
    }

    private static void compare(String what, List<String> actual, List<String> expected, List<String> found) {
        for (int i = 0; i < Math.max(actual.size(), expected.size()); i++) {
            String one = i < actual.size() ? actual.get(i) : "missing";
            String other = i < expected.size() ? expected.get(i) : "not expected";
            if (!one.equals(other)) {
                found.add(what + " " + i + " is " + one + ", not " + other);
            }
        }
    }

    private static List<String> bytes(CommittedRows rows, Topic topic) {
        return rows.records(topic).stream().map(Decisions::bytes).toList();
    }

    private static String bytes(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + " " + record.timestamp() + " " + hex(record.key()) + " " + hex(record.value());
    }

    private static String hex(byte[] message) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(message, WIRE_HEADER, message.length));
    }
}
