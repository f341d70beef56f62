/** What every topology is made of: how it reads, what it sends to dead letters, how a small table is published. */
@NullMarked
package dev.headroom.topology;

import org.jspecify.annotations.NullMarked;
