/**
 * {@code headroom failover}: what an operator orders, and what failover does.
 *
 * <p>Orders ({@code gate}, {@code freeze}, {@code unfreeze}, {@code ack}, {@code force}, {@code maintenance}) each ask for a reason,
 * write one record to {@code operator_commands} and say what was ordered. {@code status} prints where each region stands, {@code
 * watch} follows the triggers.
 */
@NullMarked
package dev.headroom.cli.failover;

import org.jspecify.annotations.NullMarked;
