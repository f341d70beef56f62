package dev.headroom.failover;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** All stores of the decision task. They are small, so they are in memory, behind changelogs. */
final class FailoverStores {

    /** As many digits as a number can have. */
    private static final String ZEROS = "0".repeat(19);

    private FailoverStores() {}

    static List<StoreBuilder<?>> builders() {
        List<StoreBuilder<?>> builders = new ArrayList<>();
        builders.addAll(MinuteStores.builders());
        builders.addAll(OrderStores.builders());
        builders.addAll(SampleStores.builders());
        builders.addAll(BookStores.builders());
        return builders;
    }

    static <K, V> StoreBuilder<KeyValueStore<K, V>> inMemory(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values);
    }

    /** A number that is not negative, as text that is ordered like the number. */
    static String ordered(long number) {
        // Asked several times for each record, and String.format takes longer than all else that is done with one.
        String digits = Long.toString(number);
        return ZEROS.substring(digits.length()) + digits;
    }

    /** Deletes all keys before one. */
    static <V> void deleteBelow(KeyValueStore<String, V> store, String key) {
        List<String> before = new ArrayList<>();
        // The range includes the key itself, which must not go.
        try (KeyValueIterator<String, V> all = store.range(null, key)) {
            all.forEachRemaining(entry -> before.add(entry.key));
        }
        before.remove(key);
        before.forEach(store::delete);
    }
}
