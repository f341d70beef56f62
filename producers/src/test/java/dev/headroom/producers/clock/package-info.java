@NullMarked
package dev.headroom.producers.clock;

import org.jspecify.annotations.NullMarked;
