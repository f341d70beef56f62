/**
 * Everything that writes input topics.
 *
 * <p>Each producer is a library call: an entry class with an options record, a progress listener where it takes long, and a
 * result record. The command line, the demo and the tests all use the same entry classes.
 *
 * <ul>
 *   <li>{@code focus}: FOCUS Cost and Usage files into {@code cloud_spend}.
 *   <li>{@code commitments}: contract terms, from YAML or FOCUS Contract Commitment files, into {@code commitment_terms}.
 *   <li>{@code fx}: exchange rates into {@code fx_rates}.
 *   <li>{@code dcgm}: GPU telemetry from dcgm-exporters into {@code gpu_utilization}.
 *   <li>{@code failover}: policies, incidents and operators' orders.
 *   <li>{@code simulator}: a made-up fleet, for trials and tests.
 *   <li>{@code clock}: ticks, by hand or from the wall clock.
 *   <li>{@code csv}: what the importers share: delimited files read as a stream, with places for faults.
 *   <li>{@code yaml}: the same for files written by hand.
 * </ul>
 *
 * <p>Whatever a user got wrong ends in an {@link dev.headroom.producers.ImportException}: one line of summary and one line for
 * each fault, no stack trace needed.
 */
@NullMarked
package dev.headroom.producers;

import org.jspecify.annotations.NullMarked;
