@NullMarked
package dev.headroom.producers.failover;

import org.jspecify.annotations.NullMarked;
