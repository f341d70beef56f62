/** Thresholds and rules of failover, and which of them hold for a region at an instant. */
@NullMarked
package dev.headroom.failover.policy;

import org.jspecify.annotations.NullMarked;
