package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.rollup.Sums;
import java.util.List;

/**
 * What one partition knows of a cluster's GPUs of one model in a minute.
 *
 * @param minute minutes since 1970
 * @param sums to be read at once: it goes on counting
 * @param nodesMissed at index k the expected nodes that had missed k intervals or more when the minute was closed; empty otherwise
 */
public record MinuteCell(FleetKey key, long minute, NodeCounts nodes, Sums sums, List<Integer> nodesMissed) {}
