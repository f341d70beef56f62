@NullMarked
package dev.headroom.telemetry;

import org.jspecify.annotations.NullMarked;
