/** The spend cube: what a cell is, and exact sums. Plain Java. */
@NullMarked
package dev.headroom.commitments.cube;

import org.jspecify.annotations.NullMarked;
