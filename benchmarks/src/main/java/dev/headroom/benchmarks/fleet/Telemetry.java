package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import dev.headroom.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes {@code gpu_utilization} of one installation: records, and ticks to every partition. */
final class Telemetry implements AutoCloseable {

    private static final int HEADER_BYTES = 5;
    private static final int BATCH_BYTES = 256 * 1_024;

    private final String topic;
    private final byte[] tick;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    private Telemetry(String topic, byte[] tick, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.tick = tick;
        this.producer = producer;
        this.partitions = producer.partitionsFor(topic).size();
    }

    /**
     * Opens the topic.
     *
     * @param lingerMs how long a record may wait for others
     */
    static Telemetry open(Cluster cluster, String topicPrefix, int lingerMs) {
        Map<String, Object> config = cluster.clientConfig();
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        String topic = TopicCatalogue.GPU_UTILIZATION.name(topicPrefix);
        GpuReport tick = GpuReport.newBuilder().setKind(ReportKind.TICK).build();
        byte[] value = cluster.serdes().value(GpuReport.class).serializer().serialize(topic, tick);
        return new Telemetry(
                topic, value, new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    String topic() {
        return topic;
    }

    /** What stands before each value: magic byte and schema id. */
    byte[] header() {
        return Arrays.copyOf(tick, HEADER_BYTES);
    }

    void send(byte[] key, byte[] value, long timestampMs) {
        send(new ProducerRecord<>(topic, null, timestampMs, key, value));
    }

    void tick(long instantMs) {
        for (int partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(topic, partition, instantMs, null, tick));
        }
    }

    /**
     * Waits until everything is written.
     *
     * @throws BenchmarkFailure when something was not
     */
    void flush() {
        producer.flush();
        Exception first = failed.get();
        if (first != null) {
            throw new BenchmarkFailure(topic + " cannot be written: " + first.getMessage());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // flush tells what failed
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (written, exception) -> {
            if (exception != null) {
                failed.compareAndSet(null, exception);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
