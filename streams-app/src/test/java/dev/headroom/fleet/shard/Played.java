package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.fleet.shard.ShardBook.Outcome;
import dev.headroom.fleet.shard.TelemetryLog.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What a book made of a log: outcomes, final minutes, and what was told when minutes were closed. */
record Played(
        Map<Outcome, Integer> outcomes, Map<String, Sums> finals, Map<String, NodeCounts> nodes, List<String> closed) {

    /** Plays a log, with a restart after each entry whose number is chosen. */
    static Played of(List<Entry> log, IntPredicate restart) {
        Played played = new Played(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        Map<String, byte[]> store = new TreeMap<>();
        ShardBook book = new ShardBook();
        for (int i = 0; i < log.size(); i++) {
            Outcome outcome = play(book, log.get(i), new ShardBook.Listener() {
                @Override
                public void closed(long minute, long tickMs, List<MinuteCell> cells) {
                    cells.forEach(cell -> played.closed.add(row(cell) + "@" + tickMs + cell.nodes() + cell.nodesMissed()
                            + Arrays.hashCode(cell.sums().toBytes())));
                }

                @Override
                public void finished(long minute, List<MinuteCell> cells) {
                    cells.forEach(cell -> {
                        played.finals.put(row(cell), copy(cell.sums()));
                        played.nodes.put(row(cell), cell.nodes());
                    });
                }
            });
            if (outcome != null) {
                played.outcomes.merge(outcome, 1, Integer::sum);
            }
            if (restart.test(i)) {
                ShardPages.save(book, (key, value) -> {
                    if (value == null) {
                        store.remove(text(key));
                    } else {
                        store.put(text(key), value);
                    }
                });
                book = ShardPages.load(entry -> store.forEach((key, value) -> entry.accept(bytes(key), value)));
            }
        }
        return played;
    }

    static @Nullable Outcome play(ShardBook book, Entry entry, ShardBook.Listener listener) {
        if (entry.isTick()) {
            book.tick(entry.atMs(), listener);
            return null;
        }
        return book.accept(entry.decoded(), Long.MAX_VALUE);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    static ShardBook.Listener listener(BiConsumer<Long, List<MinuteCell>> both) {
        return new ShardBook.Listener() {
            @Override
            public void closed(long minute, long tickMs, List<MinuteCell> cells) {
                both.accept(minute, cells);
            }

            @Override
            public void finished(long minute, List<MinuteCell> cells) {
                both.accept(minute, cells);
            }
        };
    }

    static String row(MinuteCell cell) {
        return NaiveFleet.rowOf(cell.minute(), cell.key());
    }

    static Sums copy(Sums sums) {
        return Sums.read(ByteBuffer.wrap(sums.toBytes()));
    }
}
