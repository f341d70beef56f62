@NullMarked
package dev.headroom.producers.csv;

import org.jspecify.annotations.NullMarked;
