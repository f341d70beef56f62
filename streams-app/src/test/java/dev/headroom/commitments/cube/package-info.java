@NullMarked
package dev.headroom.commitments.cube;

import org.jspecify.annotations.NullMarked;
