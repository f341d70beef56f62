package dev.headroom.producers.focus;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.ImportException;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The history as the table {@code spend_imports} has it: its latest committed row per key, read anew for every question. What is
 * on its way through the topology is not seen yet.
 */
public final class KafkaImportHistory implements ImportHistory {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MOST_IDLE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<SpendImportKey> keys;
    private final Deserializer<SpendImport> values;
    private final String topic;

    /** A history read by a consumer of its own each time, which it closes. */
    KafkaImportHistory(Supplier<Consumer<byte[], byte[]>> consumers, AvroSerdes serdes, String topicPrefix) {
        this.consumers = consumers;
        this.keys = serdes.key(SpendImportKey.class).deserializer();
        this.values = serdes.value(SpendImport.class).deserializer();
        this.topic = TopicCatalogue.SPEND_IMPORTS.name(topicPrefix);
    }

    /**
     * The history of the cluster and registry of these client settings.
     *
     * @param clientConfig Kafka's and the registry client's own keys
     */
    public static KafkaImportHistory connect(Map<String, ?> clientConfig, String topicPrefix) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaImportHistory(
                () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                AvroSerdes.of(clientConfig),
                topicPrefix);
    }

    @Override
    public List<KnownArtifact> artifactsOf(String scope) {
        Map<String, KnownArtifact> latest = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Map<TopicPartition, Long> ends = assignAll(consumer);
            long lastProgressNanos = System.nanoTime();
            while (isBehind(consumer, ends)) {
                boolean any = false;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    apply(record, scope, latest);
                    any = true;
                }
                if (any) {
                    lastProgressNanos = System.nanoTime();
                } else if (System.nanoTime() - lastProgressNanos > MOST_IDLE_NANOS) {
                    throw new ImportException("topic " + topic + " cannot be read to its end: no records for 30 s");
                }
            }
        } catch (KafkaException failed) {
            throw new ImportException("cannot read topic " + topic + ": " + failed.getMessage(), failed);
        }
        return List.copyOf(latest.values());
    }

    private Map<TopicPartition, Long> assignAll(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        Optional.ofNullable(consumer.partitionsFor(topic))
                .ifPresent(infos -> infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
        if (partitions.isEmpty()) {
            throw new ImportException("there is no topic " + topic + "; create the topics with: headroom topics apply");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private static boolean isBehind(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, String scope, Map<String, KnownArtifact> latest) {
        SpendImportKey key = keys.deserialize(topic, record.key());
        if (!key.getKeyScope().equals(scope)) {
            return;
        }
        if (record.value() == null) {
            latest.remove(key.getKeyArtifact());
            return;
        }
        SpendImport row = values.deserialize(topic, record.value());
        latest.put(
                row.getArtifact(),
                new KnownArtifact(
                        row.getArtifact(),
                        DeliveryStyle.valueOf(row.getStyle()),
                        Ledger.valueOf(row.getLedger()),
                        Status.valueOf(row.getStatus()),
                        row.getContentHash()));
    }
}
