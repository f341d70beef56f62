package dev.headroom.producers.simulator;

import java.util.List;

/** Something that happens to part of a fleet for a while. */
sealed interface Disturbance {

    Reach reach();

    /** The same with choices that depend on the seed. */
    Disturbance seeded(long seed);

    /**
     * Hosts that nobody hears of: an outage, a brown-out, a collector that is silent, flapping.
     *
     * @param isOfClusters whether whole clusters are chosen, as when a collector fails, or single hosts
     * @param recovery shares that are back from an instant on, in order of time
     * @param periodMs length of a period of flapping; 0: no flapping
     * @param duty share of each period, from its start, in which they are away
     */
    record Absence(Reach reach, boolean isOfClusters, List<Recovery> recovery, long periodMs, double duty)
            implements Disturbance {

        /** The share that is away. */
        double share(long atMs) {
            if (!reach.isActive(atMs)
                    || (periodMs > 0 && Math.floorMod(atMs - reach.fromMs(), periodMs) >= duty * periodMs)) {
                return 0;
            }
            double back = 0;
            for (Recovery step : recovery) {
                if (atMs >= step.atMs()) {
                    back = step.shareBack();
                }
            }
            return reach.share() * (1 - back);
        }

        @Override
        public Absence seeded(long seed) {
            return new Absence(reach.seeded(seed), isOfClusters, recovery, periodMs, duty);
        }
    }

    /**
     * A share of those that were away is back.
     *
     * @param atMs since the start of the scenario
     */
    record Recovery(long atMs, double shareBack) {}

    /**
     * Load that rises until GPUs are busy to a degree.
     *
     * @param utilPermyriad utilisation that each GPU reaches at least
     * @param rampMs how long the rise takes
     */
    record Saturation(Reach reach, int utilPermyriad, long rampMs) implements Disturbance {

        /** How far the rise has got, 0 to 1. */
        double progress(long atMs) {
            if (!reach.isActive(atMs)) {
                return 0;
            }
            return rampMs == 0 ? 1 : Math.min(1, (double) (atMs - reach.fromMs()) / rampMs);
        }

        @Override
        public Saturation seeded(long seed) {
            return new Saturation(reach.seeded(seed), utilPermyriad, rampMs);
        }
    }

    /**
     * GPUs that fail with an XID error and stay failed to the end of it.
     *
     * @param xids codes, one of which each failing GPU reports
     * @param overMs how long it takes until the last of them has failed
     */
    record GpuFailures(Reach reach, List<Integer> xids, long overMs) implements Disturbance {

        /** When a GPU fails, since the start of the scenario; never: {@link Long#MAX_VALUE}. */
        long failsAtMs(long gpu) {
            double lot = reach.lot(gpu);
            return lot < reach.share() ? reach.fromMs() + (long) (lot / reach.share() * overMs) : Long.MAX_VALUE;
        }

        int xid(long gpu) {
            return xids.get((int) Long.remainderUnsigned(Chance.of(gpu, reach.salt()), xids.size()));
        }

        @Override
        public GpuFailures seeded(long seed) {
            return new GpuFailures(reach.seeded(seed), xids, overMs);
        }
    }

    /**
     * Collectors whose clock is wrong.
     *
     * @param offsetMs added to the times of their intervals; above 0: their clock is ahead
     */
    record ClockSkew(Reach reach, long offsetMs) implements Disturbance {

        @Override
        public ClockSkew seeded(long seed) {
            return new ClockSkew(reach.seeded(seed), offsetMs);
        }
    }

    /**
     * Records that arrive later than usual, or once more.
     *
     * @param isRepeat whether they arrive once more, rather than later
     * @param leastMs the shortest delay
     * @param mostMs the longest delay; all in between are equally likely
     */
    record Delay(Reach reach, boolean isRepeat, long leastMs, long mostMs) implements Disturbance {

        /** The delay of a record; below 0: it has none. */
        long delayMs(Source source, long interval) {
            long record = Chance.of(source.id(), interval);
            return reach.picks(record)
                    ? leastMs + (long) (Chance.unit(Chance.of(record, reach.salt())) * (mostMs - leastMs + 1))
                    : -1;
        }

        @Override
        public Delay seeded(long seed) {
            return new Delay(reach.seeded(seed), isRepeat, leastMs, mostMs);
        }
    }
}
