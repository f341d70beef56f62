package dev.headroom.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** All stores of the decision task. They are small, so they are in memory, behind changelogs. */
final class FailoverStores {

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

    /** A number as text that is ordered like the number. */
    static String ordered(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    /** Deletes all keys before one. */
    static <V> void deleteBelow(KeyValueStore<String, V> store, String key) {
        List<String> before = new ArrayList<>();
        try (KeyValueIterator<String, V> all = store.all()) {
            while (all.hasNext()) {
                String next = all.next().key;
                if (next.compareTo(key) >= 0) {
                    break;
                }
                before.add(next);
            }
        }
        before.forEach(store::delete);
    }
}
