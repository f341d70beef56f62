package dev.headroom.failover.machine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How decisions stand to the time of day.
 *
 * @param pace pace of the last minute
 * @param minutesInTime minutes in a row, up to the last, that were not late; counted as far as it matters
 * @param freeze the freeze that was told because the pipeline is behind; null: none was
 * @param told how everything stood at the last decision that was not on paper; null: that was the last one
 */
public record Timeliness(
        Pace pace,
        int minutesInTime,
        @Nullable Freeze freeze,
        @Nullable FailoverBook told) {

    /** Nothing is behind. */
    public static final Timeliness CURRENT = new Timeliness(Pace.CURRENT, 0, null, null);

    /** With one more minute. */
    Timeliness after(Duration lag) {
        int inTime = lag.compareTo(Pace.LATE) > 0 ? 0 : Math.min(minutesInTime + 1, Pace.MINUTES_IN_TIME);
        return new Timeliness(pace.after(lag, inTime), inTime, freeze, told);
    }

    Timeliness with(@Nullable FailoverBook nextTold) {
        return new Timeliness(pace, minutesInTime, freeze, nextTold);
    }

    Timeliness frozen(Freeze next) {
        return new Timeliness(pace, minutesInTime, next, told);
    }
}
