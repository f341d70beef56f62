package dev.headroom.failover.machine;

import java.time.Duration;

/**
 * How far judging is behind the time of day. It follows from the lag of one minute after the other, which is in {@code
 * failover_context}, so a replay goes the same pace.
 *
 * <p>With little lag again it is CURRENT; between {@link #CURRENT_AGAIN} and {@link #LATE} it stays what it was, so that a lag about one
 * of them does not freeze and lift every minute.
 */
public enum Pace {
    /** Minutes are judged as they close. */
    CURRENT,
    /** Minutes are judged too late to act on what they show, and too early to call them history: nothing is decided. */
    HELD,
    /** A backlog is read. It is decided on paper until judging is current again. */
    CATCHING_UP;

    /** A minute with more lag than this is not acted on. */
    public static final Duration LATE = Duration.ofSeconds(60);

    /** A minute with this lag is history. */
    public static final Duration HISTORY = Duration.ofMinutes(10);

    private static final Duration CURRENT_AGAIN = Duration.ofSeconds(30);

    /** The pace with one more minute. */
    Pace after(Duration lag) {
        if (lag.compareTo(HISTORY) >= 0) {
            return CATCHING_UP;
        }
        if (lag.compareTo(LATE) > 0) {
            return this == CATCHING_UP ? CATCHING_UP : HELD;
        }
        return lag.compareTo(CURRENT_AGAIN) > 0 ? this : CURRENT;
    }
}
