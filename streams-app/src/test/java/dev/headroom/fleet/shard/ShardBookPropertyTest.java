package dev.headroom.fleet.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.fleet.shard.TelemetryLog.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A partition's book against a naive recomputation of the whole log, across restarts and in any order of records between ticks. */
class ShardBookPropertyTest {

    @Property(tries = 300)
    void shouldEqualANaiveRecomputation(@ForAll long seed) {
        // Given
        List<Entry> log = TelemetryLog.random(new Random(seed));

        // When
        Played played = Played.of(log, entry -> false);

        // Then
        NaiveFleet naive = NaiveFleet.of(log);
        assertThat(played.outcomes()).isEqualTo(naive.outcomes());
        played.finals().forEach((row, sums) -> {
            for (Sum sum : Sum.values()) {
                if (sum != Sum.GAPS) {
                    assertThat(sums.get(sum))
                            .as(row + " " + sum)
                            .isEqualTo(
                                    naive.minutes().getOrDefault(row, Map.of()).getOrDefault(sum, 0L));
                }
            }
            assertThat(Objects.requireNonNull(played.nodes().get(row)).nodesReporting())
                    .isEqualTo(naive.nodesReporting().getOrDefault(row, 0));
        });
        assertThat(played.finals().keySet()).containsAll(naive.minutes().keySet());
        assertThat(played.finals().values().stream()
                        .mapToLong(sums -> sums.get(Sum.GAPS))
                        .sum())
                .isEqualTo(naive.gaps());
    }

    @Property(tries = 300)
    void shouldForgetNothingOverARestart(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int every) {
        // Given
        List<Entry> log = TelemetryLog.random(new Random(seed));

        // When
        Played without = Played.of(log, entry -> false);
        Played with = Played.of(log, entry -> entry % every == 0);

        // Then
        assertThat(with).isEqualTo(without);
    }

    @Property(tries = 300)
    void shouldNotDependOnTheOrderBetweenTicks(@ForAll long seed) {
        // Given
        List<Entry> log = TelemetryLog.consistent(new Random(seed));
        List<Entry> shuffled = new ArrayList<>();
        List<Entry> batch = new ArrayList<>();
        for (Entry entry : log) {
            if (entry.isTick()) {
                Collections.shuffle(batch, new Random(seed));
                shuffled.addAll(batch);
                shuffled.add(entry);
                batch.clear();
            } else {
                batch.add(entry);
            }
        }

        // When
        Played one = Played.of(log, entry -> false);
        Played other = Played.of(shuffled, entry -> false);

        // Then
        assertThat(other.finals()).isEqualTo(one.finals());
        assertThat(other.nodes()).isEqualTo(one.nodes());
        assertThat(other.closed()).isEqualTo(one.closed());
    }

    @Property(tries = 100)
    void shouldTellEveryChangeAndTheFinalStandLast(@ForAll long seed) {
        // Given
        List<Entry> log = TelemetryLog.random(new Random(seed));
        Map<String, Sums> told = new HashMap<>();
        ShardBook book = new ShardBook();

        // When
        for (Entry entry : log) {
            Played.play(
                    book,
                    entry,
                    Played.listener((minute, cells) ->
                            cells.forEach(cell -> told.put(Played.row(cell), Played.copy(cell.sums())))));
            book.takeUntold().forEach(cell -> told.put(Played.row(cell), Played.copy(cell.sums())));
        }

        // Then
        new TreeMap<>(Played.of(log, entry -> false).finals())
                .forEach((row, sums) -> assertThat(told.get(row)).as(row).isEqualTo(sums));
    }
}
