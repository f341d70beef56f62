package dev.headroom.app;

import java.util.Map;
import org.apache.kafka.streams.Topology;

/** One topology of Headroom: an application of its own, which can be scaled, reset, replayed and upgraded alone. */
public interface HeadroomTopology {

    /** Its name, as {@code --only} takes it; part of the application id. */
    String name();

    /** Builds it for one installation. */
    Topology build(TopologySettings settings);

    /** Settings of Kafka Streams it needs beyond those all topologies share. */
    Map<String, Object> streamsConfig();
}
