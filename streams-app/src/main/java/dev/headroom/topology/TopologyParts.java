package dev.headroom.topology;

import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;

import dev.headroom.app.TopologySettings;
import dev.headroom.topics.Topic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The ends of a topology: topics read as bytes by a processor that judges every record, rows written to their tables, and dead
 * letters. A processor forwards rows of several tables and dead letters mixed; each end takes its own by the type of key or value.
 */
public final class TopologyParts {

    private final StreamsBuilder builder = new StreamsBuilder();
    private final TopologySettings settings;

    /** Ends of a topology of one installation. */
    public TopologyParts(TopologySettings settings) {
        this.settings = settings;
    }

    /** What was put together so far. */
    public Topology build() {
        return builder.build();
    }

    /** Reads a topic as it is and lets a processor make something of it. */
    public KStream<Object, Object> ingest(
            Topic topic, String step, ProcessorSupplier<byte[], byte[], Object, Object> processor) {
        return builder.stream(
                        settings.nameOf(topic),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("ingest-" + topic.name()))
                .process(processor, Named.as(step));
    }

    /**
     * Reads a topic as it is, all that is on the broker before anything else that is there: of several inputs a task takes the record
     * of the lowest time first, and these are given the lowest there is.
     */
    public KStream<Object, Object> ingestFirst(
            Topic topic, String step, ProcessorSupplier<byte[], byte[], Object, Object> processor) {
        return builder.stream(
                        settings.nameOf(topic),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor((record, partitionTime) -> 0)
                                .withName("ingest-" + topic.name()))
                .process(processor, Named.as(step));
    }

    /** Writes those records to a table whose keys are of its type. */
    public <K extends SpecificRecord, V extends SpecificRecord> void egress(
            KStream<Object, Object> from, Topic topic, Class<K> keyType, Class<V> rowType) {
        from.filter((key, row) -> keyType.isInstance(key), Named.as("keep-" + topic.name()))
                .map(
                        (key, row) -> KeyValue.pair(keyType.cast(key), rowType.cast(row)),
                        Named.as("type-" + topic.name()))
                .to(
                        settings.nameOf(topic),
                        Produced.with(
                                        settings.serdes().key(keyType),
                                        settings.serdes().value(rowType))
                                .withName("egress-" + topic.name()));
    }

    /** Writes those records to a log without keys whose values are of its type. */
    public <V extends SpecificRecord> void egressLog(KStream<Object, Object> from, Topic topic, Class<V> rowType) {
        from.filter((key, row) -> rowType.isInstance(row), Named.as("keep-" + topic.name()))
                .map((key, row) -> KeyValue.pair((byte[]) null, rowType.cast(row)), Named.as("type-" + topic.name()))
                .to(
                        settings.nameOf(topic),
                        Produced.with(Serdes.ByteArray(), settings.serdes().value(rowType))
                                .withName("egress-" + topic.name()));
    }

    /** Writes the dead letters among what {@code from} forwards. */
    public void deadLetters(String origin, KStream<Object, Object> from) {
        from.filter((key, value) -> value instanceof DeadLetter, Named.as("keep-dead-letters-of-" + origin))
                .map(
                        (key, value) -> {
                            DeadLetter letter = (DeadLetter) value;
                            return KeyValue.pair(letter.key(), letter.value());
                        },
                        Named.as("unwrap-dead-letters-of-" + origin))
                .to(
                        settings.nameOf(DEAD_LETTERS),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withName("egress-dead-letters-of-" + origin));
    }

    /** A processor with its stores. */
    public static <I, V> ProcessorSupplier<I, V, Object, Object> supplier(
            Supplier<Processor<I, V, Object, Object>> processor, List<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<I, V, Object, Object> get() {
                return processor.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return new LinkedHashSet<>(stores);
            }
        };
    }
}
