package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Words;
import java.time.Instant;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order to hold everything because a minute cannot be judged: markers are late. It is no decision of a minute, so it has the
 * ordinals 0 and 1, which no decision uses; while it holds there is no decision anyway.
 */
public final class LagFreeze {

    private static final int ORDINALS = 1000;

    private LagFreeze() {}

    /**
     * Freezes.
     *
     * @param minute the one that cannot be judged
     * @param missing partitions that have not closed it
     * @param tick the latest tick
     */
    public static Trigger freeze(Instant minute, SortedSet<Integer> missing, Policy global, Instant tick) {
        String named = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String summary = "partition" + (missing.size() == 1 ? " " : "s ") + named + " of gpu_utilization "
                + (missing.size() == 1 ? "has" : "have") + " not closed " + Words.minute(minute)
                + "; the pipeline is behind and nothing is decided";
        String evidence = new Json()
                .put("signal", Reason.LAG.name())
                .put("minute", minute.toString())
                .putTexts("partitions", missing.stream().map(String::valueOf).toList())
                .toString();
        return trigger(minute, Trigger.Action.FREEZE, 0, Reason.LAG, summary, evidence, global, tick, null);
    }

    /** Lifts it, just before the minute is judged. */
    public static Trigger lift(Instant minute, Policy global, Instant tick) {
        return trigger(
                minute,
                Trigger.Action.UNFREEZE,
                1,
                Reason.RECOVERED,
                "all partitions of gpu_utilization have closed " + Words.minute(minute) + "; decisions go on",
                new Json()
                        .put("signal", Reason.LAG.name())
                        .put("minute", minute.toString())
                        .toString(),
                global,
                tick,
                tick);
    }

    /** The alert while it holds. */
    public static Alert alert(Trigger freeze) {
        return new Alert(
                freeze.dedupKey(),
                freeze.rule(),
                freeze.severity(),
                freeze.summary(),
                freeze.region(),
                freeze.reason(),
                Double.NaN,
                Double.NaN,
                freeze.decidedAt(),
                "");
    }

    private static Trigger trigger(
            Instant minute,
            Trigger.Action action,
            int ordinal,
            Reason reason,
            String summary,
            String evidence,
            Policy global,
            Instant tick,
            @Nullable Instant endsAt) {
        Mode mode = Mode.of(false, global.shadow());
        return new Trigger(
                RegionId.SYSTEM + "/" + Words.minute(minute) + "/lag",
                minute.getEpochSecond() / 60 * ORDINALS + ordinal,
                RegionId.SYSTEM,
                action,
                null,
                0,
                0,
                reason,
                evidence,
                global.version(),
                minute,
                tick,
                mode,
                AlertRule.FAILOVER_FROZEN,
                Severity.CRITICAL.in(mode),
                summary,
                endsAt,
                Double.NaN,
                Double.NaN);
    }
}
