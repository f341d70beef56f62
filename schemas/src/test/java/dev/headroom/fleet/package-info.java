@NullMarked
package dev.headroom.fleet;

import org.jspecify.annotations.NullMarked;
