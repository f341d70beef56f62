package dev.headroom.cli.demo.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * Where failover stands.
 *
 * @param states rows of {@code failover_state}; none before the first decision
 * @param triggers of each region the latest of {@code failover_triggers}
 */
public record FleetSnapshot(List<GenericRecord> states, List<GenericRecord> triggers) {

    /** Before the first decision. */
    public static final FleetSnapshot NONE = new FleetSnapshot(List.of(), List.of());

    /** The tick of the latest decision, in the fleet's own time. */
    public Optional<Instant> decidedAt() {
        return states.stream().map(row -> instant(row, "as_of")).max(Comparator.naturalOrder());
    }

    /** Whether the decision of that tick has been taken. */
    public boolean hasDecided(Instant tick) {
        return decidedAt().map(last -> !last.isBefore(tick)).orElse(false);
    }

    Optional<GenericRecord> latestTrigger() {
        return triggers.stream().max(Comparator.comparingLong(FleetSnapshot::epoch));
    }

    /** The triggers with a higher epoch, the latest last. */
    public List<GenericRecord> triggersAfter(long epoch) {
        return triggers.stream()
                .filter(trigger -> epoch(trigger) > epoch)
                .sorted(Comparator.comparingLong(FleetSnapshot::epoch))
                .toList();
    }

    /** Fencing token of a trigger, by which they are ordered. */
    public static long epoch(GenericRecord trigger) {
        return (Long) Objects.requireNonNull(trigger.get("epoch"));
    }

    static Instant instant(GenericRecord row, String field) {
        return Instant.ofEpochMilli((Long) Objects.requireNonNull(row.get(field), field));
    }
}
