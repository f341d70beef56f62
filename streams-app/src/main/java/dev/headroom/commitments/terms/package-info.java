/** What was promised: commitments, their effective-dated terms, and which charges these apply to. Plain Java. */
@NullMarked
package dev.headroom.commitments.terms;

import org.jspecify.annotations.NullMarked;
