package dev.headroom.producers;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.serde.RegistryUnavailableException;
import dev.headroom.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Where producers put their records: a Kafka producer, the serdes, and the prefix of an installation's topics.
 *
 * <p>Sending does not wait. The first record that cannot be written makes every later {@link #send} and {@link #flush} throw, so
 * nothing is reported done that is not. What goes on whatever becomes of single records {@linkplain #offer offers} them instead. A registry that is down is waited for ({@link AvroSerdes}), a broker that is down for the
 * producer's delivery timeout ({@link ProducerSettings}).
 */
public final class Outlet implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final AvroSerdes serdes;
    private final String topicPrefix;
    private final AtomicReference<@Nullable ImportException> failure = new AtomicReference<>();

    /** An outlet over a producer, which it closes. */
    public Outlet(Producer<byte[], byte[]> producer, AvroSerdes serdes, String topicPrefix) {
        this.producer = producer;
        this.serdes = serdes;
        this.topicPrefix = topicPrefix;
    }

    /**
     * An outlet to the cluster and registry of these client settings.
     *
     * @param clientConfig Kafka's and the registry client's own keys; what is not set comes from {@link ProducerSettings}
     */
    public static Outlet connect(Map<String, ?> clientConfig, String topicPrefix) {
        AvroSerdes serdes = AvroSerdes.of(clientConfig);
        try {
            return new Outlet(
                    new KafkaProducer<>(
                            ProducerSettings.with(clientConfig), new ByteArraySerializer(), new ByteArraySerializer()),
                    serdes,
                    topicPrefix);
        } catch (KafkaException wrong) {
            throw new ImportException("cannot make a Kafka producer: " + rootMessage(wrong), wrong);
        }
    }

    /** Name of a topic in this installation. */
    public String nameOf(Topic topic) {
        return topic.name(topicPrefix);
    }

    /** The serializer of a topic's values. Keep it: each call makes one. */
    public <T extends SpecificRecord> RecordEncoder<T> valuesOf(Topic topic, Class<T> type) {
        return encoder(topic, serdes.valueWriter(type));
    }

    /** The serializer of a topic's keys. Keep it: each call makes one. */
    public <T extends SpecificRecord> RecordEncoder<T> keysOf(Topic topic, Class<T> type) {
        return encoder(topic, serdes.key(type).serializer());
    }

    /** How many partitions a topic has. */
    public int partitionsOf(Topic topic) {
        String name = nameOf(topic);
        try {
            return producer.partitionsFor(name).size();
        } catch (KafkaException unknown) {
            throw new ImportException("cannot find topic " + name + ": " + rootMessage(unknown), unknown);
        }
    }

    /**
     * Hands a record to the producer.
     *
     * @throws ImportException when this one cannot be taken or an earlier one was not written
     */
    public void send(ProducerRecord<byte[], byte[]> record) {
        throwIfFailed();
        try {
            // The callback sees what becomes of it.
            Future<RecordMetadata> unused = producer.send(record, (metadata, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, notWritten(record.topic(), failed));
                }
            });
        } catch (KafkaException failed) {
            throw notWritten(record.topic(), failed);
        }
    }

    /**
     * Hands a record to the producer and tells what becomes of it. One that is not written changes nothing for others.
     *
     * @param listener told once, by the caller's thread or the producer's
     */
    public void offer(ProducerRecord<byte[], byte[]> record, WriteListener listener) {
        try {
            // The callback sees what becomes of it.
            Future<RecordMetadata> unused = producer.send(
                    record,
                    (metadata, failed) -> listener.done(failed == null ? null : notWritten(record.topic(), failed)));
        } catch (KafkaException failed) {
            listener.done(notWritten(record.topic(), failed));
        }
    }

    /**
     * Waits until every record sent or offered so far is written, or is known not to be.
     *
     * @throws ImportException naming topic and cause when one that was sent, not offered, was not written
     */
    public void flush() {
        try {
            producer.flush();
        } catch (KafkaException failed) {
            throw new ImportException("writing was broken off: " + rootMessage(failed), failed);
        }
        throwIfFailed();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    private void throwIfFailed() {
        ImportException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private <T> RecordEncoder<T> encoder(Topic topic, Serializer<T> serializer) {
        String name = nameOf(topic);
        return record -> {
            try {
                return serializer.serialize(name, record);
            } catch (RegistryUnavailableException silent) {
                throw new ImportException(
                        "the schema registry does not answer, asked about topic " + name + ": " + rootMessage(silent),
                        silent);
            } catch (SerializationException failed) {
                throw new ImportException(
                        "cannot encode a record for topic " + name + ": " + rootMessage(failed), failed);
            }
        };
    }

    private static ImportException notWritten(String topic, Exception failed) {
        return new ImportException("cannot write to topic " + topic + ": " + rootMessage(failed), failed);
    }

    private static String rootMessage(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Hears what became of a record that was offered. */
    @FunctionalInterface
    public interface WriteListener {
        /** The record was written where {@code failed} is null; otherwise it was not, and that says topic and cause. */
        void done(@Nullable ImportException failed);
    }

    /** Turns a record into the bytes on the wire. */
    @FunctionalInterface
    public interface RecordEncoder<T> {
        /**
         * The bytes of a record.
         *
         * @throws ImportException when the registry does not answer or refuses the schema
         */
        byte[] encode(T record);
    }
}
