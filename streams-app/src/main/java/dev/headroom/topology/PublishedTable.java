package dev.headroom.topology;

import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.topics.Topic;
import dev.headroom.topology.state.EmittedRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A small output table that is computed whole each time: rows that changed are published, and a row that is no longer there is
 * published once more, closed, and then tombstoned. What was published last is kept, so that a restart forgets no row.
 */
public final class PublishedTable<K extends SpecificRecord, V extends SpecificRecord> {

    private static final String VERSION_FIELD = "version";

    private final Topic topic;
    private final Serde<K> keys;
    private final Serde<V> values;
    private final BiFunction<V, Instant, V> closing;
    private final KeyValueStore<String, EmittedRow> store;

    /**
     * Opens a table.
     *
     * @param closing makes the closed row of a row that goes away
     * @param store where the last published rows of all tables are kept
     */
    public PublishedTable(Topic topic, BiFunction<V, Instant, V> closing, KeyValueStore<String, EmittedRow> store) {
        this.topic = topic;
        this.keys = InternalAvroSerde.of(Objects.requireNonNull(topic.keySchema()));
        this.values = InternalAvroSerde.of(Objects.requireNonNull(topic.valueSchema()));
        this.closing = closing;
        this.store = store;
    }

    /** Where rows go; a null row is a tombstone. */
    public interface Sink {
        /** Takes a row. */
        void accept(SpecificRecord key, @Nullable SpecificRecord row);

        /** The version of the next row. */
        long nextVersion();
    }

    /** Publishes what has changed so that the table holds exactly {@code rows}, whose version is 0. */
    public void publish(Map<K, V> rows, Instant now, Sink sink) {
        Map<String, EmittedRow> known = load();
        rows.forEach((key, row) -> {
            EmittedRow next = emitted(key, row);
            if (!next.equals(known.remove(storeKey(key)))) {
                store.put(storeKey(key), next);
                send(key, row, sink);
            }
        });
        known.forEach((storeKey, gone) -> {
            K key = keys.deserializer().deserialize(topic.name(), gone.getKey().array());
            V last = values.deserializer()
                    .deserialize(topic.name(), gone.getValue().array());
            send(key, closing.apply(last, now), sink);
            sink.accept(key, null);
            store.delete(storeKey);
        });
    }

    /** The rows as they were last published. */
    public List<Row<K, V>> rows() {
        List<Row<K, V>> rows = new ArrayList<>();
        for (EmittedRow row : load().values()) {
            rows.add(new Row<>(
                    keys.deserializer().deserialize(topic.name(), row.getKey().array()),
                    values.deserializer()
                            .deserialize(topic.name(), row.getValue().array())));
        }
        return rows;
    }

    /** A key and its row. */
    public record Row<K, V>(K key, V row) {}

    private Map<String, EmittedRow> load() {
        Map<String, EmittedRow> known = new TreeMap<>();
        try (KeyValueIterator<String, EmittedRow> all = store.prefixScan(topic.name() + "|", new StringSerializer())) {
            all.forEachRemaining(entry -> known.put(entry.key, entry.value));
        }
        return known;
    }

    private static void send(SpecificRecord key, SpecificRecord row, Sink sink) {
        row.put(row.getSchema().getField(VERSION_FIELD).pos(), sink.nextVersion());
        sink.accept(key, row);
    }

    private EmittedRow emitted(K key, V row) {
        return new EmittedRow(
                ByteBuffer.wrap(keys.serializer().serialize(topic.name(), key)),
                ByteBuffer.wrap(values.serializer().serialize(topic.name(), row)));
    }

    private String storeKey(K key) {
        return topic.name() + "|" + key;
    }
}
