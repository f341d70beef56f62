/**
 * The fleet of {@code headroom demo}: a scenario of the simulator in which one region goes dark, and what failover makes of it.
 *
 * <p>It has a time of its own. Its half hour passes on the morning on which the world of the bills begins, beside years of bills: the
 * logs of the fleet and the log of spend each have their own ticks. When the scenario is over, time in the logs of the fleet stands
 * still, so nothing else happens there. {@link dev.headroom.cli.demo.fleet.FleetPlayback} writes in a thread of its own; {@link
 * dev.headroom.cli.demo.fleet.FleetLines} makes text of what the tables say.
 */
@NullMarked
package dev.headroom.cli.demo.fleet;

import org.jspecify.annotations.NullMarked;
