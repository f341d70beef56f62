@NullMarked
package dev.headroom.failover;

import org.jspecify.annotations.NullMarked;
