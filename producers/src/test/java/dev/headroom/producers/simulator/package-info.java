@NullMarked
package dev.headroom.producers.simulator;

import org.jspecify.annotations.NullMarked;
