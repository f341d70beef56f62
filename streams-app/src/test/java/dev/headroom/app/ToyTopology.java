package dev.headroom.app;

import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Counts, in a RocksDB store, how often each key was in {@code cloud_spend}, and writes the counts to {@code dead_letters}. The key
 * {@code poison} makes it fail.
 */
final class ToyTopology implements HeadroomTopology {

    static final String POISON = "poison";

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Map<String, Object> streamsConfig() {
        return Map.of("commit.interval.ms", 200);
    }

    @Override
    public Topology build(TopologySettings settings) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(settings.nameOf(TopicCatalogue.CLOUD_SPEND), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .peek((key, value) -> {
                    if (POISON.equals(key)) {
                        throw new IllegalStateException("cannot digest " + key);
                    }
                })
                .groupByKey(Grouped.with(Serdes.String(), Serdes.ByteArray()))
                .count(Materialized.as("counts"))
                .toStream()
                .mapValues(count -> count.toString().getBytes(StandardCharsets.UTF_8))
                .to(settings.nameOf(TopicCatalogue.DEAD_LETTERS), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }
}
