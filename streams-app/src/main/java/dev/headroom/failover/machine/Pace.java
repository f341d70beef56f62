package dev.headroom.failover.machine;

import java.time.Duration;

/**
 * How far judging is behind the time of day. It follows from the lag of one minute after the other, which is in {@code
 * failover_context}, so a replay goes the same pace.
 *
 * <p>With little lag again it is CURRENT. Between {@link #CURRENT_AGAIN} and {@link #LATE} it stays what it was until {@link
 * #MINUTES_IN_TIME} minutes in a row were no later, so that a lag about a minute does not freeze and lift every other minute, and one
 * that stays below it holds nothing for ever.
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

    /** So many minutes in a row that are not late show that judging keeps up. */
    static final int MINUTES_IN_TIME = 3;

    private static final Duration CURRENT_AGAIN = Duration.ofSeconds(30);

    /**
     * The pace with one more minute.
     *
     * @param minutesInTime minutes in a row that were not late, with that one
     */
    Pace after(Duration lag, int minutesInTime) {
        if (lag.compareTo(HISTORY) >= 0) {
            return CATCHING_UP;
        }
        if (lag.compareTo(LATE) > 0) {
            return this == CATCHING_UP ? CATCHING_UP : HELD;
        }
        return lag.compareTo(CURRENT_AGAIN) > 0 && minutesInTime < MINUTES_IN_TIME ? this : CURRENT;
    }
}
