/**
 * Reading and writing records: Confluent's wire format through Confluent's own client, patient with a registry that is down.
 *
 * <p>Topics that others read use {@link dev.headroom.serde.AvroSerdes}. State stores and internal topics, which nobody else
 * reads, use {@link dev.headroom.serde.InternalAvroSerde} and need no registry.
 */
@NullMarked
package dev.headroom.serde;

import org.jspecify.annotations.NullMarked;
