/**
 * Time, as everything downstream knows it: ticks in the input logs themselves (design, section 4).
 *
 * <p>A tick is a record without content whose record timestamp is the instant it stands for. It goes to every partition of a log,
 * so that the order within a partition alone says which records came before it. {@link dev.headroom.producers.clock.Ticks} writes
 * them; {@link dev.headroom.producers.clock.WallClock} is the one place that looks at the time of day to do so.
 */
@NullMarked
package dev.headroom.producers.clock;

import org.jspecify.annotations.NullMarked;
