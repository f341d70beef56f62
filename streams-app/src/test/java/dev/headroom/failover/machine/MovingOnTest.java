package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.signal.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of load at a target that fails in its turn: it moves on, and the target's own load is not taken for it. */
class MovingOnTest {

    /** The load of aws/us-east-1 is at aws/us-west-2, and no hourly limit is in the way. */
    private static Timeline movedWest() {
        return Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build())
                .through("07:10")
                .silent(AWS_EAST)
                .through("07:12");
    }

    @Test
    void shouldMoveOnWhatCameInWhenTheTargetGoesDark() {
        // Given
        Timeline time = movedWest().through("07:20");

        // When
        time.silent(AWS_WEST).through("07:30");

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "07:22 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 SILENCE",
                        "07:22 FAIL_OVER aws/us-west-2 -> azure/westus3 1280 SILENCE");
        Trigger onward = time.triggers().get(1);
        assertThat(onward.incidentId()).isEqualTo("aws/us-east-1/2025-10-20T07:12Z");
        assertThat(onward.shareRatio()).isEqualTo(1);
        assertThat(onward.eventTime()).isEqualTo(Timeline.at("07:21"));
        assertThat(onward.summary())
                .isEqualTo("aws/us-west-2 is silent: 400 of 400 nodes missed 3 intervals since 07:21:00Z; move 1,280"
                        + " GPUs of load of aws/us-east-1 on from aws/us-west-2 to azure/eastus2 (1,760 free)");
        assertThat(onward.evidence()).contains("\"from\":\"aws/us-west-2\"").contains("\"nodes_silent\":400");
        assertThat(time.row(AWS_WEST).gpusReserved()).isZero();
        assertThat(time.row(AZURE_EAST).gpusReserved()).isEqualTo(1280);
    }

    @Test
    void shouldComeBackFromWhereItWasMovedOnTo() {
        // Given
        Timeline time = movedWest().through("07:20").silent(AWS_WEST).through("07:22");

        // When
        time.reports(AWS_EAST).reports(AWS_WEST).through("09:30");

        // Then
        assertThat(time.story().subList(3, 5))
                .containsExactly(
                        "08:43 FAIL_BACK aws/us-east-1 -> azure/eastus2 1280 RECOVERED",
                        "08:53 FAIL_BACK aws/us-west-2 -> azure/westus3 1280 RECOVERED");
        assertThat(time.triggers()).hasSize(5);
    }

    @Test
    void shouldNotTakeWhatCameInForTheLoadOfTheTarget() {
        // Given: what came in has arrived, and the target has been seen with it for longer than the slow window
        Timeline time = movedWest().minutes(2).busy(AWS_WEST, 0.8).minutes(15);

        // When
        time.silent(AWS_WEST).minutes(3);

        // Then
        assertThat(time.triggers()).extracting(Trigger::gpusMoved).containsExactly(1280L, 1280L, 1280L);
        assertThat(time.triggers()).extracting(Trigger::shareRatio).containsOnly(1.0);
    }

    @Test
    void shouldSeeTheTargetsOwnLoadGrowWhileItHostsThatOfOthers() {
        // Given: 1,280 came in, and its own load grew from 1,280 to 1,600
        Timeline time = movedWest().minutes(2).busy(AWS_WEST, 0.9).minutes(15);

        // When
        time.silent(AWS_WEST).minutes(3);

        // Then
        assertThat(time.triggers().get(2).gpusMoved()).isEqualTo(1600);
    }

    @Test
    void shouldHoldToTheHourlyLimitWhenLoadMovesOn() {
        // Given: 20 % of 6 times 1,280 is 1,536, of which 1,280 are used
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.silent(AWS_WEST).through("07:40");
        StateRow waiting = time.row(AWS_EAST);
        Reason held = time.row(AWS_WEST).reason();
        time.through("08:15");

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "07:22 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 256 SILENCE",
                        "08:12 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/westus3 1024 SILENCE",
                        "08:12 FAIL_OVER aws/us-west-2 -> gcp/us-central1 256 SILENCE");
        assertThat(waiting.note())
                .isEqualTo("1,024 GPUs of its load cannot move on from aws/us-west-2:"
                        + " no more than 20.0 % of all load may move within an hour");
        assertThat(held).isEqualTo(Reason.MOVE_LIMIT);
    }

    @Test
    void shouldNotMoveOnWhileTheGateIsClosed() {
        // Given
        Timeline time = movedWest().command(Command.Kind.GATE_CLOSE, "*/*");

        // When
        time.silent(AWS_WEST).through("07:30");
        int closed = time.triggers().size();
        time.command(Command.Kind.GATE_OPEN, "*/*").minutes(1);

        // Then
        assertThat(closed).isEqualTo(1);
        assertThat(time.story())
                .contains("07:31 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 SILENCE");
    }

    @Test
    void shouldStayWhereItIsWhileItsRegionIsFrozen() {
        // Given
        Timeline time = movedWest().command(Command.Kind.FREEZE, AWS_EAST).minutes(1);

        // When
        time.silent(AWS_WEST).through("07:30");

        // Then
        assertThat(time.triggers().stream()
                        .filter(trigger -> trigger.region().equals(Timeline.id(AWS_EAST)))
                        .map(Trigger::action))
                .containsExactly(Trigger.Action.FAIL_OVER, Trigger.Action.FREEZE);
    }

    @Test
    void shouldStayWhereItIsWhileTheTargetIsInMaintenance() {
        // Given
        Timeline time = movedWest().command(Command.Kind.MAINTENANCE, AWS_WEST);

        // When
        time.silent(AWS_WEST).through("07:40");

        // Then
        assertThat(time.triggers()).hasSize(1);
    }

    @Test
    void shouldMoveOnEvenWhenItsRegionIsInMaintenanceOrWasForcedAway() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build())
                .through("07:10")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.MAINTENANCE, AWS_EAST)
                .through("07:12");

        // When
        time.silent(AWS_WEST).through("07:20");

        // Then
        assertThat(time.story())
                .contains("07:14 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 SILENCE");
    }

    @Test
    void shouldWaitForTheHoldDownOfTheTarget() {
        // Given
        Timeline time = movedWest().through("07:20");

        // When
        time.silent(AWS_WEST, 0.6).through("07:30");

        // Then
        assertThat(time.story().subList(1, 3))
                .containsExactly(
                        "07:24 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 OUTAGE",
                        "07:24 FAIL_OVER aws/us-west-2 -> azure/westus3 1280 OUTAGE");
    }

    @Test
    void shouldMoveOnWhenTheTargetIsRetired() {
        // Given
        Timeline time = movedWest().through("07:20");

        // When
        time.command(Command.Kind.RETIRE, AWS_WEST).minutes(1);

        // Then
        assertThat(time.story().get(1))
                .isEqualTo("07:21 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 OPERATOR");
    }

    @Test
    void shouldMoveOnOnlyWhatIsTooMuchWhenTheTargetIsSaturated() {
        // Given
        Timeline time = movedWest().through("07:20");

        // When: 3,104 of 3,200 are busy, 544 above the release level
        time.busy(AWS_WEST, 0.97).through("07:35");
        State saturated = time.state(AWS_WEST);
        time.busy(AWS_WEST, 0.8).minutes(60);

        // Then: what came in goes first, and is enough
        assertThat(time.triggers()).hasSize(2);
        Trigger onward = time.triggers().get(1);
        assertThat(onward.reason()).isEqualTo(Reason.SATURATION);
        assertThat(onward.region()).isEqualTo(Timeline.id(AWS_EAST));
        assertThat(onward.gpusMoved()).isBetween(450L, 545L);
        assertThat(saturated).isEqualTo(State.SUSPECT);
        assertThat(time.state(AWS_WEST)).isEqualTo(State.HEALTHY);
        assertThat(time.row(AWS_WEST).gpusReserved()).isEqualTo(1280 - onward.gpusMoved());
    }

    @Test
    void shouldMoveTheTargetsOwnLoadTooWhenWhatCameInIsNotEnough() {
        // Given: 1,280 came in, and half of 3,200 GPUs are lost
        Timeline time = movedWest().busy(AWS_WEST, 0.8).through("07:30");

        // When
        time.healthy(AWS_WEST, 0.4).busy(AWS_WEST, 0.4).through("07:40");

        // Then: 60 % of 2,560 is 1,536
        assertThat(time.story().subList(1, 3))
                .containsExactly(
                        "07:37 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> azure/eastus2 1280 GPU_HEALTH",
                        "07:37 FAIL_OVER aws/us-west-2 -> azure/westus3 256 GPU_HEALTH");
    }

    @Test
    void shouldNotTakeLoadFromWhereItWasMovedOnPaperOnly() {
        // Given: the first failover was decided while history was read, and is told anew
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build())
                .replaying(true)
                .through("07:10")
                .silent(AWS_EAST)
                .through("07:20")
                .replaying(false);

        // When
        time.silent(AWS_WEST).through("07:30");

        // Then: whoever acts on live triggers has nothing of it in the west
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.REPLAY, Mode.LIVE, Mode.LIVE);
        assertThat(time.triggers().get(1).region()).isEqualTo(Timeline.id(AWS_EAST));
        assertThat(time.triggers().subList(1, 3)).extracting(Trigger::from).containsOnlyNulls();
    }

    @Test
    void shouldNeverClaimTheSameGpusWhenLoadMovesOnWhileAnotherRegionFails() {
        // Given: 800 GPUs are free in each of the others
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build());
        Stream.of(AZURE_EAST, Timeline.AZURE_WEST, Timeline.GCP, Timeline.ORACLE)
                .forEach(region -> time.busy(region, 0.7));
        time.through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.silent(AWS_WEST).through("07:25");

        // Then: 2,560 of 3,200 find room without anybody getting more than 800
        Stream.of(AZURE_EAST, Timeline.AZURE_WEST, Timeline.GCP, Timeline.ORACLE)
                .forEach(region ->
                        assertThat(time.row(region).gpusReserved()).as(region).isLessThanOrEqualTo(800));
        assertThat(time.row(AWS_EAST).gpusMoved()).isEqualTo(1280);
        assertThat(time.row(AWS_WEST).gpusMoved()).isEqualTo(1280);
        assertThat(time.row(AWS_WEST).gpusReserved()).isZero();
    }
}
