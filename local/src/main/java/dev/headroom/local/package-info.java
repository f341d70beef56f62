/**
 * Kafka and a schema registry on one machine, in one process, for {@code headroom up}, the demo and the integration tests.
 *
 * <p>{@link dev.headroom.local.LocalCluster} starts both under one data directory and is all that most callers need:
 *
 * <pre>{@code
 * try (LocalCluster cluster = LocalCluster.start(LocalSettings.in(directory))) {
 *     properties.putAll(cluster.clientProperties());
 *     ...
 * }
 * }</pre>
 *
 * <p>Everything here listens on the loopback interface only, without authentication: who can log in to the machine can use it, and
 * nobody else. Each part owns its directory through a lock file, survives {@code kill -9}, and finds everything again at the next
 * start. What goes wrong for a person to mend (a busy port, a directory in use) is a {@link dev.headroom.local.LocalException}, whose
 * message is one line.
 *
 * <p>The broker is Kafka's own server with settings for one node. The registry is our own, small, with the interface and the
 * compatibility rules of Confluent's.
 */
@NullMarked
package dev.headroom.local;

import org.jspecify.annotations.NullMarked;
