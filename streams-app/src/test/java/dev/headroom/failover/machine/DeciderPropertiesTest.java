package dev.headroom.failover.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds for any sequence of troubles. */
class DeciderPropertiesTest {

    private static final List<String> REGIONS = List.of(
            Timeline.AWS_EAST,
            Timeline.AWS_WEST,
            Timeline.AZURE_EAST,
            Timeline.AZURE_WEST,
            Timeline.GCP,
            Timeline.ORACLE);
    private static final long FLEET_BUSY = 6 * 1280;

    @Property(tries = 60)
    void shouldDecideTheSameWhateverTheOrderOfCells(
            @ForAll @Size(min = 3, max = 12) List<@IntRange(max = 47) Integer> troubles, @ForAll long seed) {
        // Given
        Timeline ordered = Timeline.sixRegions().minutes(10);
        Timeline shuffled = Timeline.sixRegions().shuffled(new Random(seed)).minutes(10);

        // When
        play(ordered, troubles);
        play(shuffled, troubles);

        // Then
        assertThat(shuffled.decisions()).isEqualTo(ordered.decisions());
    }

    @Property(tries = 100)
    void shouldKeepItsSafetyRules(@ForAll @Size(min = 3, max = 25) List<@IntRange(max = 47) Integer> troubles) {
        // Given
        Timeline time = Timeline.sixRegions().minutes(10);

        // When
        play(time, troubles);

        // Then
        assertThat(time.triggers()).extracting(Trigger::epoch).isSorted().doesNotHaveDuplicates();
        time.decisions().forEach(DeciderPropertiesTest::checkReservations);
        time.decisions().forEach(DeciderPropertiesTest::checkOneProviderIsOn);
        checkMovedPerHour(time.triggers());
    }

    @Property(tries = 200)
    void shouldNeverHaveLoadInTwoPlaces(@ForAll @Size(min = 3, max = 25) List<@IntRange(max = 65) Integer> troubles) {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "hasty")
                        .moveRatio(1)
                        .dwellMinutes(5)
                        .coolDownMinutes(5)
                        .build())
                .minutes(10);

        // When
        play(time, troubles);

        // Then
        Ledger ledger = new Ledger();
        time.decisions().forEach(ledger::enter);
    }

    /** A number is a region and what happens to it for the next minutes. */
    private static void play(Timeline time, List<Integer> troubles) {
        for (int trouble : troubles) {
            String region = REGIONS.get(trouble % 6);
            switch (trouble / 6) {
                case 0, 1 -> time.silent(region);
                case 2, 3 -> time.reports(region);
                case 4 -> time.silent(region, 0.6);
                case 5 -> time.healthy(region, 0.5);
                case 6 -> time.healthy(region, 1);
                case 7 -> time.command(Command.Kind.ACKNOWLEDGE, region);
                case 8 -> force(time, region, Timeline.id(REGIONS.get((trouble + 1) % 6)));
                case 9 -> force(time, region, null);
                default -> time.command(Command.Kind.FORCE_FAIL_BACK, region);
            }
            time.minutes(1 + trouble % 7 * 4);
        }
    }

    private static void force(Timeline time, String region, @Nullable RegionId target) {
        time.command(new Command(Command.Kind.FORCE_FAIL_OVER, Scope.parse(region), "", target, null, "", ""));
    }

    private static void checkReservations(Decision decision) {
        Map<RegionId, Long> claimed = new TreeMap<>();
        decision.triggers().stream()
                .filter(trigger -> trigger.action() == Trigger.Action.FAIL_OVER)
                .forEach(trigger ->
                        claimed.merge(Objects.requireNonNull(trigger.target()), trigger.gpusMoved(), Long::sum));
        decision.rows().stream()
                .filter(row -> claimed.containsKey(row.id()))
                .forEach(row -> assertThat(row.gpusBusy() + row.gpusReserved())
                        .as(row.id() + " has more than it can take")
                        .isLessThanOrEqualTo(0.95 * row.gpusHealthy()));
    }

    private static void checkOneProviderIsOn(Decision decision) {
        assertThat(decision.rows().stream()
                        .filter(row -> !row.id().equals(RegionId.SYSTEM))
                        .filter(row -> !row.state().isAway()))
                .isNotEmpty();
    }

    private static void checkMovedPerHour(List<Trigger> triggers) {
        List<Trigger> moves = new ArrayList<>(Stream.of(triggers)
                .flatMap(List::stream)
                .filter(trigger -> trigger.action() == Trigger.Action.FAIL_OVER)
                .toList());
        for (Trigger first : moves) {
            long moved = moves.stream()
                    .filter(trigger -> !trigger.decidedAt().isBefore(first.decidedAt())
                            && trigger.decidedAt().isBefore(first.decidedAt().plusSeconds(3600)))
                    .mapToLong(Trigger::gpusMoved)
                    .sum();
            assertThat(moved).isLessThanOrEqualTo(FLEET_BUSY / 5);
        }
    }
}
