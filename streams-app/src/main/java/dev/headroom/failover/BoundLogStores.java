package dev.headroom.failover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Records of a log between its ticks. Each is bound to the first tick that comes after it in the log, and taken once by whoever asks
 * for what holds at that tick or a later one; so it does not matter when it was read.
 */
final class BoundLogStores<V> {

    /** Comes after all numbers, so that what waits is never taken. */
    private static final String WAITING = "waiting|";

    private final KeyValueStore<String, V> store;
    private final String name;
    private final BookStores counters;

    BoundLogStores(KeyValueStore<String, V> store, String name, BookStores counters) {
        this.store = store;
        this.name = name;
        this.counters = counters;
    }

    /** Keeps a record until the next tick. */
    void add(V record) {
        store.put(WAITING + FailoverStores.ordered(counters.next(name + "-count")), record);
    }

    /** Binds what waits; a tick that is no later than one before says nothing new. */
    void tick(Instant tick) {
        long millis = tick.toEpochMilli();
        if (millis <= counters.counter(tickName())) {
            return;
        }
        counters.put(tickName(), millis);
        for (KeyValue<String, V> waiting : entries(store.prefixScan(WAITING, new StringSerializer()))) {
            String number = waiting.key.substring(WAITING.length());
            store.put(FailoverStores.ordered(millis) + "|" + number, waiting.value);
            store.delete(waiting.key);
        }
    }

    /** The latest tick; the epoch before the first. */
    Instant latestTick() {
        return Instant.ofEpochMilli(counters.counter(tickName()));
    }

    /** What holds at a tick and was not taken yet, in the order of the log. */
    List<V> take(Instant tick) {
        String end = FailoverStores.ordered(tick.toEpochMilli() + 1);
        List<V> taken = new ArrayList<>();
        for (KeyValue<String, V> entry : entries(store.range(null, end))) {
            taken.add(entry.value);
            store.delete(entry.key);
        }
        return taken;
    }

    private String tickName() {
        return name + "-tick";
    }

    private static <V> List<KeyValue<String, V>> entries(KeyValueIterator<String, V> iterator) {
        List<KeyValue<String, V>> entries = new ArrayList<>();
        try (iterator) {
            iterator.forEachRemaining(entries::add);
        }
        return entries;
    }
}
