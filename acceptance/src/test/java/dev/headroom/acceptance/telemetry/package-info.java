/** Telemetry from an exporter to the tables. */
@NullMarked
package dev.headroom.acceptance.telemetry;

import org.jspecify.annotations.NullMarked;
