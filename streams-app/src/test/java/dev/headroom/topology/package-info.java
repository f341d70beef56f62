@NullMarked
package dev.headroom.topology;

import org.jspecify.annotations.NullMarked;
