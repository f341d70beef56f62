/**
 * The fleet: from telemetry records to rows per minute and hour, and to what failover decides on.
 *
 * <p>Hop one, a task a partition of {@code gpu_utilization}, keeps its part of the fleet in memory ({@code shard}) and writes it
 * down with each commit. Hop two adds up the parts of a cluster ({@code rollup}).
 */
@NullMarked
package dev.headroom.fleet;

import org.jspecify.annotations.NullMarked;
