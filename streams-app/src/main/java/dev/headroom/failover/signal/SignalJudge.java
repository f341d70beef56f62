package dev.headroom.failover.signal;

import dev.headroom.failover.policy.Thresholds;
import dev.headroom.failover.policy.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Judges the signals of one region in one minute, which is the last one in its memory. Rates count only when a fast and a slow window
 * agree and every minute of both was judged.
 */
public final class SignalJudge {

    private final RegionFacts facts;
    private final RegionMemory memory;
    private final Thresholds thresholds;
    private final Windows windows;
    private final Instant minute;

    /** A judge of one region, whose memory includes the minute. */
    public SignalJudge(RegionFacts facts, RegionMemory memory) {
        this.facts = facts;
        this.memory = memory;
        this.thresholds = facts.policy().thresholds();
        this.windows = facts.policy().windows();
        this.minute = facts.minute().minute();
    }

    /**
     * The strongest signal that may trigger: SILENCE, then OUTAGE, GPU_HEALTH, SATURATION.
     *
     * @param corroborated whether the provider confirms an incident there
     * @param othersReport whether any other region reports
     * @param saturated whether the region is known to be saturated, so that it is until it has been released
     */
    public Optional<Signal> strongest(boolean corroborated, boolean othersReport, boolean saturated) {
        if (!facts.isPopulated()) {
            return Optional.empty();
        }
        return silence(othersReport)
                .or(() -> outage(corroborated))
                .or(() -> health(thresholds.healthTriggerRatio()))
                .or(() -> saturated ? saturationUntilReleased() : saturation());
    }

    /** A share of healthy GPUs that is low, but not so low that it triggers. */
    public Optional<Signal> warning() {
        return facts.isPopulated() ? health(thresholds.healthWarnRatio()) : Optional.empty();
    }

    private Optional<Signal> silence(boolean othersReport) {
        return facts.isSilent() && othersReport
                ? Optional.of(missing(Reason.SILENCE, thresholds.silenceRatio(), "is silent"))
                : Optional.empty();
    }

    private Optional<Signal> outage(boolean corroborated) {
        double threshold = corroborated
                ? Math.min(thresholds.outageRatio(), thresholds.outageRatioWithIncident())
                : thresholds.outageRatio();
        return facts.minute().silentRatio() >= threshold
                ? Optional.of(missing(Reason.OUTAGE, threshold, "is partly silent"))
                : Optional.empty();
    }

    private Signal missing(Reason reason, double threshold, String what) {
        Instant began = runStart(past -> past.missingRatio() >= threshold);
        RegionMinute now = facts.minute();
        return new Signal(
                reason,
                now.silentRatio(),
                threshold,
                began,
                what + ": " + Words.count(now.nodesSilent()) + " of " + Words.count(now.nodesExpected())
                        + " nodes missed " + thresholds.missedIntervals() + " intervals since "
                        + Words.timeOfDay(began));
    }

    private Optional<Signal> health(double threshold) {
        double slow = rate(windows.slowMinutes(), RegionMinute::gpuMsHealthy, RegionMinute::expectedMsOfReporting);
        double fast = rate(windows.fastMinutes(), RegionMinute::gpuMsHealthy, RegionMinute::expectedMsOfReporting);
        if (!(slow < threshold && fast < threshold)) {
            return Optional.empty();
        }
        Instant began = runStart(past -> past.gpuMsHealthy() < threshold * past.expectedMsOfReporting());
        return Optional.of(new Signal(
                Reason.GPU_HEALTH,
                slow,
                threshold,
                began,
                "has lost GPUs: " + Words.percent(slow) + " of "
                        + Words.count(facts.minute().gpusExpected()) + " GPUs were healthy over "
                        + windows.slowMinutes() + " min"));
    }

    /** Share of the load that lost GPUs carried. */
    public double lostRatio() {
        double fast = rate(windows.fastMinutes(), RegionMinute::gpuMsHealthy, RegionMinute::expectedMsOfReporting);
        return Double.isNaN(fast) ? 0 : Math.max(0, 1 - fast);
    }

    /** Whether it is so busy that it saturates, known to be saturated or not. */
    public boolean isSaturated() {
        return saturation().isPresent();
    }

    private Optional<Signal> saturation() {
        double slow = busyRate(windows.saturationMinutes());
        double fast = busyRate(windows.fastMinutes());
        return slow >= thresholds.saturationRatio() && fast >= thresholds.saturationRatio()
                ? Optional.of(saturated(slow, windows.saturationMinutes()))
                : Optional.empty();
    }

    private Optional<Signal> saturationUntilReleased() {
        double ratio = busyRate(windows.saturationReleaseMinutes());
        return ratio <= thresholds.saturationReleaseRatio()
                ? Optional.empty()
                : Optional.of(saturated(
                        Double.isNaN(ratio) ? thresholds.saturationRatio() : ratio,
                        windows.saturationReleaseMinutes()));
    }

    private Signal saturated(double ratio, int overMinutes) {
        return new Signal(
                Reason.SATURATION,
                ratio,
                thresholds.saturationRatio(),
                minute.minusSeconds(60L * (overMinutes - 1)),
                "is saturated: " + Words.percent(ratio) + " of "
                        + Words.count(facts.minute().healthyGpus()) + " healthy GPUs were busy over " + overMinutes
                        + " min");
    }

    /** Busy GPUs above the share at which the region is released, mean over the slow window, rounded up. */
    public long gpusAboveRelease() {
        List<RegionMinute> slow = memory.window(minute, windows.saturationMinutes());
        long busyMs = slow.stream().mapToLong(RegionMinute::gpuMsBusy).sum();
        long healthyMs = slow.stream().mapToLong(RegionMinute::gpuMsHealthy).sum();
        double aboveMs = busyMs - thresholds.saturationReleaseRatio() * healthyMs;
        return slow.isEmpty()
                ? 0
                : Math.max(0, (long) Math.ceil(aboveMs / (RegionMinute.MINUTE_MS * (double) slow.size())));
    }

    private double busyRate(int length) {
        return rate(length, RegionMinute::gpuMsBusy, RegionMinute::gpuMsHealthy);
    }

    /** A rate over a window; NaN, which no comparison holds for, where the window is not whole. */
    private double rate(int length, ToDoubleFunction<RegionMinute> of, ToDoubleFunction<RegionMinute> to) {
        List<RegionMinute> window = memory.window(minute, length);
        double total = window.stream().mapToDouble(to).sum();
        return window.size() < length || total <= 0
                ? Double.NaN
                : window.stream().mapToDouble(of).sum() / total;
    }

    /** Start of the run of minutes up to this one that all show it; this minute where it does not show it itself. */
    private Instant runStart(Predicate<RegionMinute> shows) {
        Instant start = minute;
        List<RegionMinute> minutes = memory.minutes();
        for (int i = minutes.size() - 1; i >= 0 && shows.test(minutes.get(i)); i--) {
            start = minutes.get(i).minute();
        }
        return start;
    }
}
