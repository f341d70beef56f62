package dev.headroom.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store for a processor that keeps its state in memory and writes down what has changed when the task commits: in the same
 * transaction as the offsets, and as often as that, not with every record.
 *
 * <p>Kafka Streams flushes nothing but record caches within a commit ({@code ProcessorStateManager.flushCache}), so this is one,
 * by an interface that is internal to it. A test holds that a commit calls it.
 */
public final class WriteBehindStore implements StateStore, CachedStateStore<Bytes, byte[]> {

    private final KeyValueStore<Bytes, byte[]> entries;
    private @Nullable Runnable writer;

    private WriteBehindStore(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** Makes such a store, in RocksDB and with a changelog. */
    public static StoreBuilder<WriteBehindStore> builder(String name) {
        return new Builder(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray()));
    }

    /** What was written down. */
    public KeyValueStore<Bytes, byte[]> entries() {
        return entries;
    }

    /** Sets what writes changes to {@link #entries} at each commit, until {@link #stopWriting}. */
    public void writeOnCommit(Runnable changes) {
        writer = changes;
    }

    /** Whoever wrote is gone. */
    public void stopWriting() {
        writer = null;
    }

    @Override
    public void flushCache() {
        if (writer != null) {
            writer.run();
        }
    }

    @Override
    public void clearCache() {
        stopWriting();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return entries.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        entries.init(context, root);
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        entries.commit(changelogOffsets);
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return entries.committedOffset(partition);
    }

    /** Deprecated from its birth, as a bridge for stores of old; without it Kafka Streams takes this one for such. */
    @Override
    @SuppressWarnings("deprecation")
    public boolean managesOffsets() {
        return entries.managesOffsets();
    }

    @Override
    public void close() {
        entries.close();
    }

    @Override
    public boolean persistent() {
        return entries.persistent();
    }

    @Override
    public boolean isOpen() {
        return entries.isOpen();
    }

    /** Only the changelog's settings can be chosen. */
    private static final class Builder implements StoreBuilder<WriteBehindStore> {

        private final StoreBuilder<KeyValueStore<Bytes, byte[]>> entries;

        private Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> entries) {
            this.entries = entries.withCachingDisabled().withLoggingEnabled(new HashMap<>());
        }

        @Override
        public WriteBehindStore build() {
            return new WriteBehindStore(entries.build());
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingEnabled() {
            throw new UnsupportedOperationException("the processor is the cache");
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingEnabled(Map<String, String> config) {
            entries.withLoggingEnabled(config);
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingDisabled() {
            throw new UnsupportedOperationException("without a changelog a restart would lose what was counted");
        }

        @Override
        public Map<String, String> logConfig() {
            return entries.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return entries.loggingEnabled();
        }

        @Override
        public String name() {
            return entries.name();
        }
    }
}
