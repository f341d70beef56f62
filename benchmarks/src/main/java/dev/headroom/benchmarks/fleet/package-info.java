/**
 * Measures the fleet topology as it is used: {@code headroom run} in a process of its own beside a broker on the same cores, with a log
 * of telemetry or a live flow, and its tables read as anybody would. {@code docs/benchmarks.md} says what is measured.
 */
@NullMarked
package dev.headroom.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
