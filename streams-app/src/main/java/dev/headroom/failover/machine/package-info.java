/** The state machine of failover: what is remembered, what is decided of a minute, and what is told of it. */
@NullMarked
package dev.headroom.failover.machine;

import org.jspecify.annotations.NullMarked;
