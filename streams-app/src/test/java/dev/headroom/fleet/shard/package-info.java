@NullMarked
package dev.headroom.fleet.shard;

import org.jspecify.annotations.NullMarked;
