package dev.headroom.cli.tables;

import dev.headroom.local.LocalCluster;
import dev.headroom.producers.Outlet;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes balances in transactions, as the topology does. */
final class BalanceWriter implements AutoCloseable {

    private static final Topic TOPIC = TopicCatalogue.COMMITMENT_CONSUMPTION;

    private final String topic;
    private final Outlet encoders;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    BalanceWriter(LocalCluster cluster, String prefix) {
        topic = TOPIC.name(prefix);
        encoders = Outlet.connect(cluster.clientProperties(), prefix);
        Map<String, Object> config = new HashMap<>(cluster.clientProperties());
        config.put("transactional.id", topic);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    void commit(CommitmentConsumption... rows) {
        producer.beginTransaction();
        send(rows);
        producer.commitTransaction();
    }

    void abort(CommitmentConsumption... rows) {
        producer.beginTransaction();
        send(rows);
        producer.flush();
        producer.abortTransaction();
    }

    void commitTombstone(String id) {
        producer.beginTransaction();
        send(id, null);
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
        encoders.close();
    }

    private void send(CommitmentConsumption... rows) {
        for (CommitmentConsumption row : rows) {
            send(
                    row.getCommitmentId(),
                    encoders.valuesOf(TOPIC, CommitmentConsumption.class).encode(row));
        }
    }

    private void send(String id, byte @Nullable [] value) {
        byte[] key = encoders.keysOf(TOPIC, CommitmentConsumptionKey.class).encode(new CommitmentConsumptionKey(id));
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
    }
}
