package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Load that came in at regions from others, as it stood before any region had its turn: so that what a region keeps and what it passes
 * on does not depend on whose turn comes first.
 */
final class Guests {

    /** None, before telemetry was read. */
    static final Guests NONE = new Guests();

    private final Map<RegionId, SortedMap<RegionId, Long>> movableByHost = new HashMap<>();
    private final Map<RegionId, Long> allByHost = new HashMap<>();
    private final Map<RegionId, Instant> changedAt = new HashMap<>();

    private Guests() {}

    static Guests of(Round round) {
        Guests guests = new Guests();
        for (RegionBook book : round.regions.values()) {
            OpenIncident incident = book.incident();
            if (incident != null && !round.orders.isRetired(book.id())) {
                boolean movable = book.state().isAway() && !round.orders.isFrozen(book.id());
                incident.placements().forEach(placement -> guests.add(book.id(), placement, movable));
            }
        }
        return guests.withChangesOf(round);
    }

    /** With what orders have changed by now. */
    Guests withChangesOf(Round round) {
        for (RegionBook book : round.regions.values()) {
            OpenIncident incident = book.incident();
            if (incident != null && incident.changedAt() != null) {
                changedAt.put(book.id(), incident.changedAt());
            }
        }
        return this;
    }

    private void add(RegionId source, Placement placement, boolean movable) {
        allByHost.merge(placement.target(), placement.gpus(), Long::sum);
        if (movable) {
            movableByHost
                    .computeIfAbsent(placement.target(), any -> new TreeMap<>())
                    .merge(source, placement.gpus(), Long::sum);
        }
    }

    /** GPUs of load that came in. */
    long allAt(RegionId host) {
        return allByHost.getOrDefault(host, 0L);
    }

    /** GPUs of load that came in from regions that have their turn. */
    long movableAt(RegionId host) {
        return movable(host).values().stream().mapToLong(Long::longValue).sum();
    }

    /** What of {@code gpus} that have to leave a host is of one source; sources give in the order of their names. */
    long shareOf(RegionId source, RegionId host, long gpus) {
        long before = movable(host).headMap(source).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Math.max(0, Math.min(movable(host).getOrDefault(source, 0L), gpus - before));
    }

    private SortedMap<RegionId, Long> movable(RegionId host) {
        return movableByHost.getOrDefault(host, new TreeMap<>());
    }

    /** When load last left the region, or was acknowledged to have left; null: not in this incident. */
    @Nullable
    Instant changedAt(RegionId id) {
        return changedAt.get(id);
    }

    /** Why a host can no longer carry what came in: it is retired, or its signal is due and acted on; null: it can. */
    static @Nullable Cause troubleAt(Round round, RegionId host) {
        if (round.orders.isRetired(host)) {
            return new Cause(new Signal(Reason.OPERATOR, Double.NaN, Double.NaN, round.minute(), "is retired"), host);
        }
        RegionBook book = round.regions.get(host);
        Signal signal = round.signals.get(host);
        if (book == null
                || signal == null
                || book.overruled() != null
                || round.orders.isFrozen(host)
                || round.orders.isInMaintenance(host)) {
            return null;
        }
        return isDue(round, book, signal) ? new Cause(signal, host) : null;
    }

    private static boolean isDue(Round round, RegionBook book, Signal signal) {
        OpenIncident incident = book.incident();
        return switch (book.state()) {
            case FROZEN -> false;
            case HEALTHY, SUSPECT ->
                !signal.needsHoldDown() || (incident != null && HoldDowns.isOver(round, book, incident));
            default -> true;
        };
    }
}
