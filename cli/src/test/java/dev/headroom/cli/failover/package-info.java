@NullMarked
package dev.headroom.cli.failover;

import org.jspecify.annotations.NullMarked;
