package dev.headroom.producers.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * What was written.
 *
 * @param reports records of telemetry
 * @param gpuSamples GPUs in them
 * @param incidents messages of status feeds
 * @param ticks instants that were ticked
 * @param reached event time that was reached
 * @param elapsed how long it took
 */
public record SimulationResult(
        long reports, long gpuSamples, long incidents, long ticks, Instant reached, Duration elapsed) {}
