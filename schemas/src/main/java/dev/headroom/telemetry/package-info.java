/**
 * The hot path of telemetry: records of {@code gpu_utilization} as flat arrays that are filled again and again, read by a decoder of
 * its own which agrees with the generated classes on every sequence of bytes.
 */
@NullMarked
package dev.headroom.telemetry;

import org.jspecify.annotations.NullMarked;
