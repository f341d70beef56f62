/** Where load can go: free headroom, capability, rank, and what was already given away. */
@NullMarked
package dev.headroom.failover.placement;

import org.jspecify.annotations.NullMarked;
