package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Operators' orders that last.
 *
 * @param gateClosed whether nothing may be triggered
 * @param frozen what is held as it is; {@link Scope#ALL}: the system
 * @param maintenance what is silent on purpose, and until when
 * @param retired what is gone for good
 */
public record Orders(
        boolean gateClosed, SortedSet<Scope> frozen, SortedMap<Scope, Instant> maintenance, SortedSet<Scope> retired) {

    /** None. */
    public static final Orders NONE = new Orders(false, new TreeSet<>(), new TreeMap<>(), new TreeSet<>());

    public Orders {
        frozen = Collections.unmodifiableSortedSet(new TreeSet<>(frozen));
        maintenance = Collections.unmodifiableSortedMap(new TreeMap<>(maintenance));
        retired = Collections.unmodifiableSortedSet(new TreeSet<>(retired));
    }

    boolean isSystemFrozen() {
        return frozen.contains(Scope.ALL);
    }

    boolean isFrozen(RegionId id) {
        return frozen.stream().anyMatch(scope -> !scope.equals(Scope.ALL) && scope.covers(id));
    }

    boolean isInMaintenance(RegionId id) {
        return maintenance.keySet().stream().anyMatch(scope -> scope.covers(id));
    }

    /** Whether nodes of the cluster are expected to report: it is not retired, nor in maintenance by itself. */
    boolean isExpected(RegionId id, String cluster) {
        return !isRetired(id, cluster)
                && maintenance.keySet().stream()
                        .noneMatch(scope -> !scope.cluster().equals(Scope.ANY) && scope.covers(id, cluster));
    }

    boolean isRetired(RegionId id) {
        return retired.stream().anyMatch(scope -> scope.covers(id));
    }

    boolean isRetired(RegionId id, String cluster) {
        return retired.stream().anyMatch(scope -> scope.covers(id, cluster));
    }

    /** Without maintenance that has ended by a tick. */
    Orders at(Instant tick) {
        SortedMap<Scope, Instant> running = new TreeMap<>(maintenance);
        running.values().removeIf(until -> !until.isAfter(tick));
        return new Orders(gateClosed, frozen, running, retired);
    }

    /** After a command; those that do not last change nothing. */
    Orders after(Command command) {
        Scope scope = command.scope();
        SortedSet<Scope> nextFrozen = new TreeSet<>(frozen);
        SortedMap<Scope, Instant> nextMaintenance = new TreeMap<>(maintenance);
        SortedSet<Scope> nextRetired = new TreeSet<>(retired);
        boolean closed = gateClosed;
        switch (command.kind()) {
            case GATE_CLOSE -> closed = true;
            case GATE_OPEN -> closed = false;
            case FREEZE -> nextFrozen.add(scope);
            case UNFREEZE -> nextFrozen.removeIf(scope::covers);
            case MAINTENANCE ->
                nextMaintenance.put(
                        scope, command.until() == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : command.until());
            case MAINTENANCE_END -> {
                nextMaintenance.keySet().removeIf(scope::covers);
                nextRetired.removeIf(scope::covers);
            }
            case RETIRE -> {
                // Everything at once is a slip of the hand.
                if (!scope.equals(Scope.ALL)) {
                    nextRetired.add(scope);
                }
            }
            default -> {}
        }
        return new Orders(closed, nextFrozen, nextMaintenance, nextRetired);
    }
}
