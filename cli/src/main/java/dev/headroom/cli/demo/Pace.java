package dev.headroom.cli.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * When it is time for an instant of the world: its time passes evenly, the whole of it in a given time.
 *
 * @param start of the world
 * @param end of the world
 * @param shownFrom what comes before has been seen already, and takes no time
 * @param whole how long the world takes; nought to wait for nothing
 */
record Pace(Instant start, Instant end, Instant shownFrom, Duration whole) {

    /** How long after the beginning of the show an instant is due. */
    Duration due(Instant instant) {
        Instant from = shownFrom.isAfter(start) ? shownFrom : start;
        double share = (double) Duration.between(from, instant).toMillis()
                / Duration.between(start, end).toMillis();
        return Duration.ofMillis(Math.round(whole.toMillis() * Math.max(0, share)));
    }
}
