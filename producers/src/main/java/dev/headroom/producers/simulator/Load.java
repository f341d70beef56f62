package dev.headroom.producers.simulator;

import dev.headroom.producers.simulator.Disturbance.Saturation;
import java.util.List;

/**
 * How busy a GPU is, as its rank among all, 0 to 1. Jobs take whole hosts and last {@link #JOB_MS}, starting at another moment on
 * each host; the GPUs of a job are about as busy as each other, and waver a little from interval to interval. Over hosts and time
 * all ranks are equally likely.
 */
final class Load {

    static final long JOB_MS = 20 * 60_000L;

    private static final double BETWEEN_GPUS = 0.2;
    private static final double BETWEEN_INTERVALS = 0.04;

    private final LoadDistribution distribution;

    Load(LoadDistribution distribution) {
        this.distribution = distribution;
    }

    /** The number that stands for the job of a host at an instant. */
    static long job(long host, long instantMs) {
        return Chance.of(host, Math.floorDiv(instantMs + Math.floorMod(host, JOB_MS), JOB_MS));
    }

    double rank(long job, int gpu, long interval) {
        long place = Chance.of(job, gpu);
        return folded(Chance.unit(job)
                + BETWEEN_GPUS * (Chance.unit(place) - 0.5)
                + BETWEEN_INTERVALS * (Chance.unit(Chance.of(place, interval)) - 0.5));
    }

    /** The rank where the load has risen: at the end of the rise it is among those that are busy enough, in the same order. */
    double saturated(double rank, long gpu, List<Saturation> saturations, long atMs) {
        double raised = rank;
        for (Saturation saturation : saturations) {
            double progress = saturation.progress(atMs);
            if (progress > 0 && saturation.reach().picks(gpu)) {
                double lowest = distribution.rankOf(saturation.utilPermyriad());
                raised = Math.max(raised, raised + progress * (lowest + (1 - lowest) * raised - raised));
            }
        }
        return raised;
    }

    /** What lies outside of 0 to 1 is reflected at the edge, which keeps all values equally likely. */
    private static double folded(double value) {
        double positive = Math.abs(value);
        return positive > 1 ? 2 - positive : positive;
    }
}
