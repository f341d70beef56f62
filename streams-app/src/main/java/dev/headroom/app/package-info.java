/**
 * Configuration of an installation, its topics and schemas, and the runner of its topologies.
 *
 * <p>The way of an application, each step testable alone: {@link dev.headroom.app.ConfigSources} reads and merges what the user
 * set; {@link dev.headroom.app.HeadroomConfig} checks it whole and tells every fault at once; {@link dev.headroom.app.TopicAdmin}
 * and {@link dev.headroom.app.SchemaAdmin} make or check what the topologies need; {@link dev.headroom.app.TopologyRunner} runs
 * them, each as a Kafka Streams application of its own, until it is closed or one of them fails for good.
 *
 * <p>What a user got wrong ends in an {@link dev.headroom.app.AppException}, which needs no stack trace.
 */
@NullMarked
package dev.headroom.app;

import org.jspecify.annotations.NullMarked;
