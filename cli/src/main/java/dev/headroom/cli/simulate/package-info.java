/** {@code headroom simulate}: a fleet that does not exist reports as if it did, now or in the past. */
@NullMarked
package dev.headroom.cli.simulate;

import org.jspecify.annotations.NullMarked;
