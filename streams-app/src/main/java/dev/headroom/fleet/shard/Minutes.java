package dev.headroom.fleet.shard;

/** Minutes since 1970 and when they are over. */
public final class Minutes {

    public static final long MINUTE_MS = 60_000;

    /** So long after a minute's end the first tick closes it for decisions. */
    public static final long DECISION_LAG_MS = 20_000;

    /** So long after a minute's end the first tick makes it final. */
    public static final long FINAL_LAG_MS = 10 * MINUTE_MS;

    /** A host that was silent for so long is no longer expected. */
    public static final long EXPECTED_FOR_MS = 24 * 60 * MINUTE_MS;

    private Minutes() {}

    /** The minute an instant is in. */
    public static long of(long instantMs) {
        return Math.floorDiv(instantMs, MINUTE_MS);
    }

    /** The last minute whose end is {@code lagMs} or more before the tick. */
    public static long lastEndedBefore(long tickMs, long lagMs) {
        return Math.floorDiv(tickMs - lagMs, MINUTE_MS) - 1;
    }

    /** Start of a minute. */
    public static long startMs(long minute) {
        return minute * MINUTE_MS;
    }
}
