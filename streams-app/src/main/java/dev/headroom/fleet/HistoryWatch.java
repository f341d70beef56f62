package dev.headroom.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Tells history that is read from time that goes by. When hours pass in seconds nobody watches rows grow, and writing each stand of
 * them is most of the work: then only what is final is written. Mutable.
 */
final class HistoryWatch {

    private static final long WINDOW_MS = 3_000;
    /** Ticks come every few seconds, all that were waiting for a pause at once. */
    private static final long TIMES_AS_FAST = 20;

    private long sinceMs = Long.MIN_VALUE;
    private @Nullable Long nowThen;
    private boolean fast;

    /**
     * Whether event time has run at many times its pace lately.
     *
     * @param wallMs by the clock on the wall, not earlier than before
     * @param now latest tick; null before there was one
     */
    boolean isHistory(long wallMs, @Nullable Long now) {
        if (sinceMs == Long.MIN_VALUE) {
            sinceMs = wallMs;
            nowThen = now;
        } else if (wallMs - sinceMs >= WINDOW_MS) {
            fast = now != null && nowThen != null && now - nowThen > TIMES_AS_FAST * (wallMs - sinceMs);
            sinceMs = wallMs;
            nowThen = now;
        }
        return fast;
    }
}
