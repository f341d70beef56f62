package dev.headroom.producers;

import dev.headroom.events.SpendDelivery;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** An outlet into memory, and what arrived there, read back through the serdes. */
public final class SentRecords {

    private final AvroSerdes serdes;
    private final MockProducer<byte[], byte[]> producer;
    private final Outlet outlet;

    public SentRecords(String scope) {
        this(scope, true);
    }

    public SentRecords(String scope, boolean autoComplete) {
        serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + scope));
        producer =
                new MockProducer<>(cluster(), autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
        outlet = new Outlet(producer, serdes, "");
    }

    public Outlet outlet() {
        return outlet;
    }

    public AvroSerdes serdes() {
        return serdes;
    }

    public MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** Everything sent to a topic, in order. */
    public List<ProducerRecord<byte[], byte[]>> to(String topic) {
        return producer.history().stream()
                .filter(sent -> sent.topic().equals(topic))
                .toList();
    }

    /** Every record of the spend log. */
    public List<SpendDelivery> deliveries() {
        return values(TopicCatalogue.CLOUD_SPEND.name(), SpendDelivery.class);
    }

    public <T extends SpecificRecord> List<T> values(String topic, Class<T> type) {
        Deserializer<T> reader = serdes.value(type).deserializer();
        List<T> values = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> sent : to(topic)) {
            values.add(reader.deserialize(topic, sent.value()));
        }
        return values;
    }

    public <T extends SpecificRecord> List<T> keys(String topic, Class<T> type) {
        Deserializer<T> reader = serdes.key(type).deserializer();
        List<T> keys = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> sent : to(topic)) {
            keys.add(reader.deserialize(topic, sent.key()));
        }
        return keys;
    }

    public static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    public static @Nullable String header(ProducerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : text(record.headers().lastHeader(name).value());
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 9092);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = TopicCatalogue.all().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(i -> new PartitionInfo(topic.name(), i, node, nodes, nodes)))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
