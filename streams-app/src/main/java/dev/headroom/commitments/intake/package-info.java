/** Which charge rows stand, and in which cells they belong. Plain Java. */
@NullMarked
package dev.headroom.commitments.intake;

import org.jspecify.annotations.NullMarked;
