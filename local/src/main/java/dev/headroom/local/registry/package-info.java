/**
 * A schema registry with the REST interface (v1), error codes and compatibility rules of Confluent's, for one machine.
 *
 * <p>What it is: {@link dev.headroom.local.registry.SchemaRegistry} is the domain, a plain object that knows subjects, versions, ids
 * and compatibility levels. Every change is a {@link dev.headroom.local.registry.RegistryEvent}, appended to a journal and then
 * applied to {@link dev.headroom.local.registry.RegistryState}; replaying the journal is how a start finds everything again.
 * {@link dev.headroom.local.registry.RegistryServer} and the {@code *Routes} classes know HTTP and nothing else.
 *
 * <p>What it is not: no authentication, no schema types but Avro, no schema references, metadata or rules, no contexts, no modes but
 * READWRITE, no cluster. What is not supported is refused, never ignored in silence.
 *
 * <p>Schemas are parsed, normalised and compared by Confluent's own classes, so that this registry and a production one agree.
 */
@NullMarked
package dev.headroom.local.registry;

import org.jspecify.annotations.NullMarked;
