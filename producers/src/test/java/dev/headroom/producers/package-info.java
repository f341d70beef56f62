@NullMarked
package dev.headroom.producers;

import org.jspecify.annotations.NullMarked;
