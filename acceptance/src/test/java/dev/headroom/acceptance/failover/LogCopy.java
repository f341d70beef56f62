package dev.headroom.acceptance.failover;

import dev.headroom.producers.Outlet;
import dev.headroom.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Copies a log from topics to others, each record to the partition it was in, in the same order, with its timestamp. */
final class LogCopy implements AutoCloseable {

    /** Partitions that have something left, by the time they have reached. */
    private final PriorityQueue<Progress> left = new PriorityQueue<>(Comparator.comparing(Progress::reached));

    private final List<Progress> all = new ArrayList<>();
    private final Outlet outlet;

    LogCopy(Map<String, String> client, String fromPrefix, String toPrefix) {
        outlet = Outlet.connect(client, toPrefix);
        for (Topic topic : OutageLog.TOPICS) {
            for (int partition = 0; partition < outlet.partitionsOf(topic); partition++) {
                TopicPartition from = new TopicPartition(topic.name(fromPrefix), partition);
                all.add(new Progress(outlet.nameOf(topic), new PartitionReader(client, from)));
            }
        }
        left.addAll(all);
    }

    /** Copies one partition after the other, whole. */
    void partitionByPartition() {
        all.forEach(progress -> {
            while (!progress.isOver()) {
                progress.copyToTick();
            }
        });
        left.clear();
        outlet.flush();
    }

    /** Copies all partitions side by side, as they were written, to the tick at that instant. */
    void through(Instant tick) {
        while (!left.isEmpty() && left.element().reached().isBefore(tick)) {
            Progress behind = left.remove();
            behind.copyToTick();
            if (!behind.isOver()) {
                left.add(behind);
            }
        }
        outlet.flush();
    }

    /** Copies all that is left, likewise. */
    void toTheEnd() {
        through(Instant.MAX);
    }

    @Override
    public void close() {
        all.forEach(progress -> progress.reader.close());
        outlet.close();
    }

    /** How far a partition is. */
    private final class Progress {

        private final String topicName;
        private final PartitionReader reader;
        private Instant reached = Instant.MIN;

        private Progress(String topicName, PartitionReader reader) {
            this.topicName = topicName;
            this.reader = reader;
        }

        private Instant reached() {
            return reached;
        }

        private boolean isOver() {
            return reader.peek() == null;
        }

        private void copyToTick() {
            while (!isOver()) {
                ConsumerRecord<byte[], byte[]> record = reader.next();
                outlet.send(new ProducerRecord<>(
                        topicName, record.partition(), record.timestamp(), record.key(), record.value()));
                if (PartitionReader.isTick(record)) {
                    reached = Instant.ofEpochMilli(record.timestamp());
                    return;
                }
            }
        }
    }
}
