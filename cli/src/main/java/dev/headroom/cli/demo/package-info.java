/**
 * {@code headroom demo}: the seed world ({@link dev.headroom.producers.demo}) played through an installation in this process,
 * and beside it a fleet in which a region fails ({@link dev.headroom.cli.demo.fleet}).
 *
 * <p>But for the telemetry of the fleet, one thread does it all: it imports what is delivered on a day, ticks, and then reads the tables until the balances have reached
 * the tick and it is time for the next day. So every picture is of one day, and two runs end in the same rows. What is shown is text
 * made by pure functions ({@link dev.headroom.cli.demo.Frame}); a {@link dev.headroom.cli.demo.DemoView} brings it to a terminal, or
 * line by line to anything else.
 */
@NullMarked
package dev.headroom.cli.demo;

import org.jspecify.annotations.NullMarked;
