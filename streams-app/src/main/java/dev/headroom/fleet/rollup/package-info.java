/** Sums that add up over shards, clusters and time without rounding. Knows no Kafka. */
@NullMarked
package dev.headroom.fleet.rollup;

import org.jspecify.annotations.NullMarked;
