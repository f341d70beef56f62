package dev.headroom.producers.simulator;

import java.util.List;

/**
 * How busy GPUs are and what they draw, by rank: of a GPU busier than half of all others, utilisation and power are the medians. So
 * both follow their distribution, and power follows utilisation.
 */
final class LoadDistribution {

    private static final int STEPS = 8_192;

    private final int[] utilPermyriad = new int[STEPS + 1];
    private final double[] watts = new double[STEPS + 1];
    private final int limitWatts;

    /**
     * A distribution through quantiles, linear between them.
     *
     * @param limitWatts power limit of the GPUs it was taken from, by which it is scaled to others; 0: it is taken as it is
     */
    LoadDistribution(List<Quantile> quantiles, int limitWatts) {
        this.limitWatts = limitWatts;
        int next = 1;
        for (int step = 0; step <= STEPS; step++) {
            double rank = (double) step / STEPS;
            while (next < quantiles.size() - 1 && quantiles.get(next).quantile() < rank) {
                next++;
            }
            Quantile below = quantiles.get(next - 1);
            Quantile above = quantiles.get(next);
            double width = above.quantile() - below.quantile();
            double part = width == 0 ? 1 : (rank - below.quantile()) / width;
            utilPermyriad[step] =
                    (int) Math.round((below.utilPercent() + part * (above.utilPercent() - below.utilPercent())) * 100);
            watts[step] = below.watts() + part * (above.watts() - below.watts());
        }
    }

    /**
     * One row of a quantile file.
     *
     * @param quantile 0 to 1
     * @param utilPercent 0 to 100
     */
    record Quantile(double quantile, double utilPercent, double watts) {}

    int utilPermyriad(double rank) {
        return utilPermyriad[step(rank)];
    }

    int watts(double rank, GpuModel model) {
        double scale = limitWatts == 0 ? 1 : (double) model.limitWatts() / limitWatts;
        return (int) Math.round(watts[step(rank)] * scale);
    }

    /** The lowest rank with at least this utilisation; 1 where there is none. */
    double rankOf(int permyriad) {
        int step = 0;
        int above = STEPS;
        while (step < above) {
            int middle = (step + above) >>> 1;
            if (utilPermyriad[middle] < permyriad) {
                step = middle + 1;
            } else {
                above = middle;
            }
        }
        return (double) step / STEPS;
    }

    private static int step(double rank) {
        return (int) (rank * STEPS + 0.5);
    }
}
