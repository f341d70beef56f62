/** One partition's part of the fleet: which hosts there are, what was counted, and when a minute is over. Knows no Kafka. */
@NullMarked
package dev.headroom.fleet.shard;

import org.jspecify.annotations.NullMarked;
