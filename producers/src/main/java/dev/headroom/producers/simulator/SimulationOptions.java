package dev.headroom.producers.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * How a scenario is played. All of it decides which records come, but {@code duration} and {@code withTicks} only how many, and
 * whether there are ticks in between.
 *
 * @param start first instant of event time
 * @param duration how much event time is covered; what would arrive later is left out
 * @param seed chooses among all that might happen
 * @param gpus about how many GPUs; 0: as many as the scenario has
 * @param withTicks whether there are ticks
 */
public record SimulationOptions(Instant start, Duration duration, long seed, long gpus, boolean withTicks) {

    /** The seed where none is given. */
    public static final long DEFAULT_SEED = 1;

    /** Checks that there is something to simulate. */
    public SimulationOptions {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a simulation must last longer than " + duration);
        }
        if (gpus < 0) {
            throw new IllegalArgumentException("a fleet cannot have " + gpus + " GPUs");
        }
    }

    /** All of a scenario as it is, with ticks, from an instant on. */
    public static SimulationOptions from(Instant start, Scenario scenario) {
        return new SimulationOptions(start, scenario.duration(), DEFAULT_SEED, 0, true);
    }

    /** The same for so much event time. */
    public SimulationOptions lasting(Duration other) {
        return new SimulationOptions(start, other, seed, gpus, withTicks);
    }

    /** The same with another seed. */
    public SimulationOptions withSeed(long other) {
        return new SimulationOptions(start, duration, other, gpus, withTicks);
    }

    /** The same with about so many GPUs. */
    public SimulationOptions withGpus(long other) {
        return new SimulationOptions(start, duration, seed, other, withTicks);
    }

    /** The same without ticks. */
    public SimulationOptions withoutTicks() {
        return new SimulationOptions(start, duration, seed, gpus, false);
    }
}
