@NullMarked
package dev.headroom.producers.commitments;

import org.jspecify.annotations.NullMarked;
