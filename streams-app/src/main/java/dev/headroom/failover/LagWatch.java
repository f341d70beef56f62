package dev.headroom.failover;

import dev.headroom.failover.machine.Closing;
import dev.headroom.failover.machine.LagFreeze;
import dev.headroom.failover.machine.Pace;
import dev.headroom.failover.signal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says, once, that the pipeline is behind, and what it waits for. It watches the minute that is to be judged next, whatever that misses:
 * markers, ticks or its sample; and whether minutes that are judged are acted on at all. What is decided does not depend on it.
 */
final class LagWatch {

    private static final Duration IDLE = Duration.ofMinutes(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MarkerStores markers;
    private final OrderStores orders;
    private final SampleStores samples;
    private final DecisionLedger ledger;
    private final Liveness liveness;

    /** Since when nothing is decided, or nobody shall act on it, as far as this start has seen; null: decisions are current. */
    private @Nullable Instant idleSince;

    LagWatch(MarkerStores markers, OrderStores orders, SampleStores samples, DecisionLedger ledger, Liveness liveness) {
        this.markers = markers;
        this.orders = orders;
        this.samples = samples;
        this.ledger = ledger;
        this.liveness = liveness;
    }

    /** Freezes if that is due and was not done; whether it did. */
    boolean look() {
        boolean idle = isIdleForLong();
        Instant minute = nextMinute();
        if (minute == null || ledger.book().timeliness().freeze() != null) {
            return false;
        }
        Instant due = Closing.dueOf(minute);
        boolean behind = liveness.isBehind(due);
        if (!behind && (!idle || liveness.lagSince(due).isZero())) {
            return false;
        }
        List<String> missing = missing(minute, due);
        String finding = behind
                ? String.join(", ", missing) + "; " + Words.minute(minute) + " cannot be judged"
                : "minutes before " + Words.minute(minute) + " were judged too late to act on, for more than "
                        + Words.span(IDLE);
        ledger.enter(LagFreeze.of(ledger.book(), minute, due, finding, missing, orders.policies()));
        return true;
    }

    /** Whether nothing is acted on for so long that somebody has to know, however little the lag and though it shrinks. */
    private boolean isIdleForLong() {
        if (ledger.book().timeliness().pace() == Pace.CURRENT) {
            idleSince = null;
        } else if (idleSince == null) {
            idleSince = liveness.now();
        }
        return idleSince != null && liveness.lagSince(idleSince).compareTo(IDLE) > 0;
    }

    private @Nullable Instant nextMinute() {
        Instant earliest = markers.earliest();
        Instant judged = ledger.book().minute();
        return earliest != null || judged == null ? earliest : judged.plus(MINUTE);
    }

    private List<String> missing(Instant minute, Instant due) {
        List<String> missing = new ArrayList<>();
        SortedSet<Integer> open = markers.missing(minute);
        if (!open.isEmpty()) {
            missing.add(partitions(open) + " not closed " + Words.minute(minute));
        }
        Instant closing = markers.closingTick(minute);
        Instant tick = closing == null ? due : closing;
        addTick(missing, "operator_commands", orders.commands().latestTick(), tick);
        addTick(missing, "cloud_incidents", orders.messages().latestTick(), tick);
        if (missing.isEmpty() && !samples.isComplete(minute)) {
            missing.add("the sample of failover_context has not come back");
        }
        return missing;
    }

    private static String partitions(SortedSet<Integer> open) {
        String named = open.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return open.size() == 1
                ? "partition " + named + " of gpu_utilization has"
                : "partitions " + named + " of gpu_utilization have";
    }

    private static void addTick(List<String> missing, String topic, Instant latest, Instant needed) {
        if (latest.isBefore(needed)) {
            missing.add(
                    "no tick in " + topic + (latest.equals(Instant.EPOCH) ? "" : " since " + Words.timeOfDay(latest)));
        }
    }
}
