package dev.headroom.acceptance.failover;

import java.util.List;
import java.util.Map;

/**
 * What must not matter to a decision.
 *
 * @param threads stream threads of each topology
 * @param commitIntervalMs how often they commit, at least
 * @param arrival when the log comes
 * @param restart whether the application is stopped and started again after the first trigger
 */
record Variation(int threads, int commitIntervalMs, Arrival arrival, Restart restart) {

    private static final List<Integer> THREADS = List.of(1, 2, 4);
    private static final List<Integer> COMMIT_INTERVALS_MS = List.of(100, 500, 1_000, 3_000);

    /** When the log comes, as seen by the application. */
    enum Arrival {
        /** All of it is there before the application starts. */
        AFTER_THE_FACT,
        /** The application runs; for a time it is given a minute, and the next only when that one is judged. */
        LIVE,
        /** The application runs, and one partition comes after the other. */
        SKEWED
    }

    /** What happens after the first trigger. */
    enum Restart {
        NONE,
        KEEPING_STATE,
        LOSING_STATE
    }

    /** One of many; the first few cover every value, and pairs of them differ from round to round. */
    static Variation numbered(int number) {
        return new Variation(
                at(THREADS, number),
                at(COMMIT_INTERVALS_MS, number),
                at(List.of(Arrival.values()), number / 3),
                at(List.of(Restart.values()), number / 2));
    }

    Map<String, String> settings() {
        return Map.of(
                "num.stream.threads",
                Integer.toString(threads),
                "commit.interval.ms",
                Integer.toString(commitIntervalMs));
    }

    private static <T> T at(List<T> values, int number) {
        return values.get(number % values.size());
    }
}
