@NullMarked
package dev.headroom.commitments.intake;

import org.jspecify.annotations.NullMarked;
