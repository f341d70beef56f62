@NullMarked
package dev.headroom.producers.fx;

import org.jspecify.annotations.NullMarked;
