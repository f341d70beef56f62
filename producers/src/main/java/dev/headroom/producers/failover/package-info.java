/**
 * What operators give to failover: policies and incidents from files, orders from the command line.
 *
 * <p>{@link dev.headroom.producers.failover.PoliciesImporter} and {@link dev.headroom.producers.failover.IncidentsImporter} read a
 * file, list everything that is wrong with it at once, and send all of it or nothing. What makes a policy loadable is decided by
 * {@link dev.headroom.policy.PolicyRules}. {@link dev.headroom.producers.failover.OperatorOrders} writes single orders.
 */
@NullMarked
package dev.headroom.producers.failover;

import org.jspecify.annotations.NullMarked;
