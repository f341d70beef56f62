/** What telemetry says about a region: sums of a minute, windows, loads, and the signals judged from them. */
@NullMarked
package dev.headroom.failover.signal;

import org.jspecify.annotations.NullMarked;
