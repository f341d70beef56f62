/** Tests of what is seen of regions. */
@NullMarked
package dev.headroom.failover.signal;

import org.jspecify.annotations.NullMarked;
