package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of one minute are carried out in the order of their log, each by the orders that stand at its place. */
class OrdersOfAMinuteTest {

    private static final String MOVED = "07:11 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 OPERATOR";

    private static Timeline calm() {
        return Timeline.sixRegions().through("07:10");
    }

    private static List<String> refusals(Timeline time) {
        return time.alerts().stream()
                .filter(alert -> alert.rule() == AlertRule.FAILOVER_REFUSED)
                .map(Alert::summary)
                .toList();
    }

    @Test
    void shouldMoveLoadBackThroughAClosedGateWhenItIsForced() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:20");

        // When: as the runbook says
        time.command(Command.Kind.GATE_CLOSE, "*/*").minutes(1);
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "07:22 FAIL_BACK aws/us-east-1 -> aws/us-west-2 1280 OPERATOR");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
        assertThat(refusals(time)).isEmpty();
    }

    @Test
    void shouldHaveFailedOverWhenAForceIsAcknowledgedInItsMinute() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.ACKNOWLEDGE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).containsExactly(MOVED);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
    }

    @Test
    void shouldMoveAndThenFreezeWhenTheFreezeComesAfterTheForce() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.FREEZE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).containsExactly(MOVED, "07:11 FREEZE aws/us-east-1 OPERATOR");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FROZEN);
    }

    @Test
    void shouldRefuseWhenTheFreezeComesBeforeTheForce() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.UNFREEZE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly("07:11 FREEZE aws/us-east-1 OPERATOR", "07:11 UNFREEZE aws/us-east-1 OPERATOR");
        assertThat(refusals(time))
                .containsExactly("the order to move load of aws/us-east-1 was refused: the region is frozen");
    }

    @Test
    void shouldMoveWhileTheGateIsOpenAndRefuseWhileItIsClosed() {
        // Given
        Timeline opened = calm().command(Command.Kind.GATE_CLOSE, "*/*").minutes(1);
        Timeline closed = calm();

        // When
        opened.command(Command.Kind.GATE_OPEN, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.GATE_CLOSE, "*/*")
                .minutes(1);
        closed.command(Command.Kind.GATE_CLOSE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.GATE_OPEN, "*/*")
                .minutes(1);

        // Then
        assertThat(opened.story()).containsExactly(MOVED.replace("07:11", "07:12"));
        assertThat(closed.story()).isEmpty();
        assertThat(refusals(closed))
                .containsExactly("the order to move load of aws/us-east-1 was refused: the master gate is closed");
    }

    @Test
    void shouldMoveAndThenFreezeEverythingWhenThatComesAfterTheForce() {
        // Given
        Timeline moved = calm();
        Timeline refused = calm();

        // When
        moved.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.FREEZE, "*/*")
                .minutes(1);
        refused.command(Command.Kind.FREEZE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(moved.story()).containsExactly(MOVED, "07:11 FREEZE */* OPERATOR");
        assertThat(refused.story()).containsExactly("07:11 FREEZE */* OPERATOR");
        assertThat(refusals(refused)).singleElement().asString().contains("an operator has frozen everything");
    }

    @Test
    void shouldMoveAndThenForgetTheRegionWhenItIsRetiredAfterTheForce() {
        // Given
        Timeline moved = calm();
        Timeline refused = calm();

        // When
        moved.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.RETIRE, AWS_EAST)
                .minutes(1);
        refused.command(Command.Kind.RETIRE, AWS_EAST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(moved.story()).containsExactly(MOVED);
        assertThat(moved.knows(AWS_EAST)).isFalse();
        assertThat(refused.story()).isEmpty();
        assertThat(refusals(refused))
                .containsExactly(
                        "the order to move load of aws/us-east-1 was refused: no region aws/us-east-1 is known");
    }

    @Test
    void shouldFailOverInTimeWhenAnOrderForTheRegionIsRefused() {
        // Given
        Timeline time = calm().silent(AWS_EAST).minutes(1);

        // When
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).minutes(1);

        // Then
        assertThat(refusals(time)).hasSize(1);
        assertThat(time.story()).containsExactly("07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldFreezeARegionAndHoldItWhenMinutesAreHeld() {
        // Given
        Timeline time = calm().late(Duration.ofMinutes(3)).minutes(2);

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).minutes(1);
        State frozen = time.state(AWS_EAST);
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);

        // Then
        assertThat(frozen).isEqualTo(State.FROZEN);
        assertThat(time.story()).containsExactly("07:13 FREEZE aws/us-east-1 OPERATOR");
        assertThat(refusals(time)).hasSize(1);
    }

    @Test
    void shouldFreezeEverythingAndMoveNothingWhenMinutesAreHeld() {
        // Given
        Timeline time = calm().late(Duration.ofMinutes(3)).minutes(2);

        // When
        time.command(Command.Kind.FREEZE, "*/*").minutes(1);
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);
        time.command(Command.Kind.UNFREEZE, "*/*").minutes(1);

        // Then
        assertThat(time.story()).containsExactly("07:13 FREEZE */* OPERATOR", "07:15 UNFREEZE */* RECOVERED");
    }

    @Test
    void shouldHoldWhatIsFrozenWhenThereIsPanic() {
        // Given
        Timeline time = calm().command(Command.Kind.GATE_CLOSE, "*/*");
        List.of(AWS_WEST, AZURE_EAST, GCP, Timeline.AZURE_WEST).forEach(time::silent);
        time.minutes(3).command(Command.Kind.GATE_OPEN, "*/*").minutes(1);
        assertThat(Objects.requireNonNull(time.book().freeze()).reason()).isEqualTo(Reason.PANIC);

        // When
        time.command(Command.Kind.FREEZE, AWS_WEST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_WEST)
                .minutes(1);
        time.command(Command.Kind.FREEZE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AZURE_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).filteredOn(line -> line.contains("FAIL_OVER")).isEmpty();
        assertThat(time.state(AWS_WEST)).isEqualTo(State.FROZEN);
        assertThat(refusals(time)).singleElement().asString().contains("an operator has frozen everything");
    }

    @Test
    void shouldSayWhenAnAcknowledgementNamesAnotherIncident() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:12");

        // When
        time.command(new Command(
                        Command.Kind.ACKNOWLEDGE,
                        Scope.parse(AWS_EAST),
                        "aws/us-east-1/2025-10-19T01:00Z",
                        null,
                        null,
                        "",
                        "kim"))
                .command(Command.Kind.ACKNOWLEDGE, GCP)
                .minutes(1);

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILING_OVER);
        assertThat(refusals(time))
                .containsExactly(
                        "the acknowledgement of aws/us-east-1 was refused: aws/us-east-1/2025-10-20T07:12Z is open there,"
                                + " not aws/us-east-1/2025-10-19T01:00Z",
                        "the acknowledgement of gcp/us-central1 was refused: no incident is open there");
    }

    @Test
    void shouldCarryOutAsManyOrdersAsThereAreEpochsAndRefuseTheRest() {
        // Given
        Timeline time = calm();

        // When
        for (int i = 0; i < 1000; i++) {
            time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST);
        }
        time.silent(AZURE_EAST).minutes(1);

        // Then
        assertThat(time.triggers()).hasSize(Round.MOST_ORDERED);
        assertThat(refusals(time))
                .singleElement()
                .satisfies(summary -> assertThat(summary)
                        .contains("a minute has room for 490 triggers of orders")
                        .endsWith("; and 505 more")
                        .hasSizeLessThan(1000));
        time.minutes(1);
        assertThat(time.state(AZURE_EAST)).isEqualTo(State.FAILING_OVER);
    }

    @Test
    void shouldFreezeTheRestAMinuteLaterWhenThereAreMoreRegionsThanEpochs() {
        // Given
        Timeline time = Timeline.of(
                        IntStream.range(0, 1200).mapToObj(i -> "aws/r" + i).toArray(String[]::new))
                .minutes(1);

        // When
        time.command(Command.Kind.FREEZE, "aws/*")
                .command(Command.Kind.FREEZE, "*/*")
                .minutes(1);
        int told = time.triggers().size();
        time.minutes(1);

        // Then
        assertThat(told).isEqualTo(980);
        assertThat(time.triggers()).hasSize(1201);
        assertThat(time.triggers()).extracting(Trigger::epoch).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellRefusalsTogetherWhenManyRegionsAreNamedThatNobodyKnows() {
        // Given
        Timeline time = calm();

        // When
        for (int i = 0; i < 1000; i++) {
            time.command(Command.Kind.FORCE_FAIL_OVER, "nowhere/" + i);
        }
        time.minutes(1);

        // Then
        assertThat(refusals(time)).hasSizeLessThanOrEqualTo(Refusals.MOST_REGIONS + 1);
    }

    @Test
    void shouldNotForgetARegionThatIsAwayWhenItsOtherClusterIsInMaintenance() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:30");

        // When
        time.command(Command.Kind.RETIRE, AWS_EAST + "/cluster-0")
                .command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-1")
                .minutes(1);
        State away = time.state(AWS_EAST);
        time.command(Command.Kind.RETIRE, AWS_EAST + "/cluster-1").minutes(1);

        // Then
        assertThat(away).isEqualTo(State.FAILING_OVER);
        assertThat(time.knows(AWS_EAST)).isFalse();
    }

    @Test
    void shouldKeepWhatIsKnownOfARegionWhenItIsInMaintenanceClusterByCluster() {
        // Given
        Timeline time = calm().command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-0")
                .command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-1")
                .minutes(1);

        // When
        time.command(Command.Kind.MAINTENANCE_END, AWS_EAST).silent(AWS_EAST).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:13 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldDecideWhenARegionExpectsNothingAnyMore() {
        // Given
        Timeline time = calm().nodes(GCP, 0, 1);

        // When
        time.minutes(1).silent(AWS_EAST).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:13 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }
}
