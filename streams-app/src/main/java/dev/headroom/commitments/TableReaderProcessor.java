package dev.headroom.commitments;

import dev.headroom.topology.DeadLetter;
import dev.headroom.topology.RecordReader;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted input for the cube: a readable record becomes a {@link CubeInput}, any other a dead letter. A record without
 * value takes its key away.
 */
final class TableReaderProcessor<K, V> implements Processor<byte[], byte[], Object, Object> {

    private final RecordReader<K> keys;
    private final RecordReader<V> values;
    private final Translation<K, V> translation;
    private @Nullable ProcessorContext<Object, Object> processorContext;

    TableReaderProcessor(Deserializer<K> keys, Deserializer<V> values, Translation<K, V> translation) {
        this.keys = new RecordReader<>(keys);
        this.values = new RecordReader<>(values);
        this.translation = translation;
    }

    /** Checks a record and translates it; the value is null where the key is taken away. */
    interface Translation<K, V> {

        /**
         * Translates a record.
         *
         * @throws IllegalArgumentException saying in one line why it is refused
         */
        CubeInput of(K key, @Nullable V value);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        processorContext = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<Object, Object> context = Objects.requireNonNull(processorContext, "init comes first");
        RecordMetadata from = context.recordMetadata().orElseThrow();
        try {
            K key = keys.read(from.topic(), record.key());
            V value = record.value() == null ? null : values.read(from.topic(), record.value());
            context.forward(new Record<>(IntakeProcessor.TO_CUBE, translation.of(key, value), record.timestamp()));
        } catch (RecordReader.Unreadable unreadable) {
            context.forward(DeadLetter.of(record, from, RecordReader.REASON, String.valueOf(unreadable.getMessage())));
        } catch (IllegalArgumentException refused) {
            context.forward(DeadLetter.of(record, from, "REFUSED", String.valueOf(refused.getMessage())));
        }
    }
}
