@NullMarked
package dev.headroom.producers.focus;

import org.jspecify.annotations.NullMarked;
