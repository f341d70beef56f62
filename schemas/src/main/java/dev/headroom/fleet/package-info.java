/** What whoever writes telemetry and whoever reads it have to agree on. */
@NullMarked
package dev.headroom.fleet;

import org.jspecify.annotations.NullMarked;
