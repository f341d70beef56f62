/**
 * Drawdown: FOCUS bills and contract terms in, exact live commitment balances out. The rules are in {@code docs/drawdown.md}.
 *
 * <p>Data flows in two hops. <em>Intake</em> (one task per partition of {@code cloud_spend}) keeps the artifacts of each delivery
 * scope and turns them into changes of cells. The <em>cube</em> (one task) adds these up, publishes {@code spend_daily}, and
 * computes the balances of a provider again from its cells whenever cells, terms, rates or time have changed.
 *
 * <p>The sub-packages are the domain, plain Java without Kafka or Avro: {@code intake} (which rows stand, and in which cell a charge
 * belongs), {@code cube} (cells), {@code terms} (what was promised), {@code balance} (the pure function from all of these to
 * balances), {@code alerts} (which judgements page). Classes here named {@code *Topology}, {@code *Processor} or {@code *Stores} know
 * Kafka; classes named {@code *Mapper} know Avro.
 */
@NullMarked
package dev.headroom.commitments;

import org.jspecify.annotations.NullMarked;
