/**
 * Failover as a topology: one task judges the whole fleet, minute by minute.
 *
 * <p>A minute is judged when its markers of all partitions are in, when the ticks of both logs of orders and incidents have reached
 * its closing tick, and when what else is read has then been sampled, with how late that was. All of it waits in stores until then, so nothing depends on the order
 * in which inputs are read; what a decision is made from is given by the logs alone. The decision itself is plain Java, in the packages
 * below.
 */
@NullMarked
package dev.headroom.failover;

import org.jspecify.annotations.NullMarked;
