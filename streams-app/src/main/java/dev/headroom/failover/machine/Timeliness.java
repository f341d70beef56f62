package dev.headroom.failover.machine;

import org.jspecify.annotations.Nullable;

/**
 * How decisions stand to the time of day.
 *
 * @param pace pace of the last minute
 * @param freeze the freeze that was told because the pipeline is behind; null: none was
 * @param told how everything stood at the last decision that was not on paper; null: that was the last one
 */
public record Timeliness(
        Pace pace, @Nullable Freeze freeze, @Nullable FailoverBook told) {

    /** Nothing is behind. */
    public static final Timeliness CURRENT = new Timeliness(Pace.CURRENT, null, null);

    Timeliness with(@Nullable FailoverBook nextTold) {
        return new Timeliness(pace, freeze, nextTold);
    }

    Timeliness frozen(Freeze next) {
        return new Timeliness(pace, next, told);
    }
}
