package dev.headroom.failover;

import dev.headroom.topology.DeadLetter;
import dev.headroom.topology.RecordReader;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads one input of the decision task: a readable record becomes a {@link FailoverInput}, any other a dead letter. */
final class ReaderProcessor implements Processor<byte[], byte[], Object, Object> {

    private final Reading reading;
    private @Nullable ProcessorContext<Object, Object> processorContext;

    ReaderProcessor(Reading reading) {
        this.reading = reading;
    }

    /** Makes something of a record. */
    interface Reading {

        /**
         * Reads a record.
         *
         * @throws IllegalArgumentException saying in one line why it is refused
         */
        FailoverInput of(String topic, Record<byte[], byte[]> record) throws RecordReader.Unreadable;
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
            context.forward(new Record<>("input", reading.of(from.topic(), record), record.timestamp()));
        } catch (RecordReader.Unreadable unreadable) {
            context.forward(DeadLetter.of(record, from, RecordReader.REASON, String.valueOf(unreadable.getMessage())));
        } catch (IllegalArgumentException refused) {
            context.forward(DeadLetter.of(record, from, "REFUSED", String.valueOf(refused.getMessage())));
        }
    }
}
