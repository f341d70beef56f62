package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionMemory;
import dev.headroom.failover.signal.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one region.
 *
 * @param since tick of the decision that led to the state
 * @param reason why it is so; null while HEALTHY
 * @param note what holds it there, for people
 * @param incident what goes on; null while HEALTHY
 * @param epoch of its last trigger; 0 where there was none
 * @param failedBackAt tick of the last fail-back
 * @param overruled the signal that a forced fail-back overrules until it has gone, with weaker ones; null: none
 * @param frozenIn state it was in when it was frozen
 */
public record RegionBook(
        RegionId id,
        State state,
        Instant since,
        @Nullable Reason reason,
        @Nullable String note,
        @Nullable OpenIncident incident,
        long epoch,
        Flaps flaps,
        @Nullable Instant failedBackAt,
        @Nullable Reason overruled,
        @Nullable State frozenIn,
        RegionMemory memory) {

    /** A region that was seen for the first time. */
    static RegionBook first(RegionId id, Instant tick) {
        return new RegionBook(
                id, State.HEALTHY, tick, null, null, null, 0, Flaps.NONE, null, null, null, RegionMemory.EMPTY);
    }

    /** The state, or the one it was frozen in. */
    public State stateBehindFreeze() {
        return frozenIn == null ? state : frozenIn;
    }

    RegionBook at(State next, Instant tick) {
        return new RegionBook(
                id, next, tick, reason, note, incident, epoch, flaps, failedBackAt, overruled, null, memory);
    }

    RegionBook because(@Nullable Reason nextReason, @Nullable String nextNote) {
        return new RegionBook(
                id,
                state,
                since,
                nextReason,
                nextNote,
                incident,
                epoch,
                flaps,
                failedBackAt,
                overruled,
                frozenIn,
                memory);
    }

    RegionBook with(@Nullable OpenIncident next) {
        return new RegionBook(
                id, state, since, reason, note, next, epoch, flaps, failedBackAt, overruled, frozenIn, memory);
    }

    RegionBook with(Flaps next) {
        return new RegionBook(
                id, state, since, reason, note, incident, epoch, next, failedBackAt, overruled, frozenIn, memory);
    }

    RegionBook with(RegionMemory next) {
        return new RegionBook(
                id, state, since, reason, note, incident, epoch, flaps, failedBackAt, overruled, frozenIn, next);
    }

    RegionBook withEpoch(long next) {
        return new RegionBook(
                id, state, since, reason, note, incident, next, flaps, failedBackAt, overruled, frozenIn, memory);
    }

    /**
     * Overrules nothing any more once the signal has gone, or is stronger than the one that was overruled.
     *
     * @param seen of the present minute
     */
    RegionBook overrulingNoMoreThan(@Nullable Signal seen) {
        boolean overrules = overruled != null && seen != null && seen.reason().compareTo(overruled) >= 0;
        return overruled == null || overrules ? this : withOverruled(null);
    }

    RegionBook withOverruled(@Nullable Reason next) {
        return new RegionBook(
                id, state, since, reason, note, incident, epoch, flaps, failedBackAt, next, frozenIn, memory);
    }

    RegionBook failedBack(Instant tick) {
        return new RegionBook(id, state, since, null, null, null, epoch, flaps, tick, overruled, frozenIn, memory);
    }

    RegionBook frozenIn(State before) {
        return new RegionBook(
                id, state, since, reason, note, incident, epoch, flaps, failedBackAt, overruled, before, memory);
    }
}
