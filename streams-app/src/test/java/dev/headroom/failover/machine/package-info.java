@NullMarked
package dev.headroom.failover.machine;

import org.jspecify.annotations.NullMarked;
