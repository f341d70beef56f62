@NullMarked
package dev.headroom.producers.dcgm;

import org.jspecify.annotations.NullMarked;
