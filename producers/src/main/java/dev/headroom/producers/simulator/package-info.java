/**
 * Telemetry of a fleet that does not exist: what its collectors, and the status feeds of its clouds, would have written.
 *
 * <p>A {@link dev.headroom.producers.simulator.Scenario} says what there is and what happens to it; {@link
 * dev.headroom.producers.simulator.ScenarioFile} reads one, written by hand or shipped. A {@link
 * dev.headroom.producers.simulator.Simulation} is everything that is delivered, in the order of arrival, with ticks of the clock in
 * between: a pure function of scenario, seed, number of GPUs and start, which knows nothing of Kafka and never looks at a clock.
 * {@link dev.headroom.producers.simulator.SimulationWriter} writes it.
 *
 * <p>Chance is a hash of what it is about (seed, host, interval), never a stream: a change of one thing leaves everything else as it
 * was, and each record can be made by itself.
 *
 * <p>Times within a scenario are milliseconds since its start. What happens to an interval is decided at its end: it is missing when
 * its host is away in its last millisecond.
 */
@NullMarked
package dev.headroom.producers.simulator;

import org.jspecify.annotations.NullMarked;
