package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_WEST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static dev.headroom.failover.machine.Timeline.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.Scope;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forced moves leave load in one place only, and say what they could not do. */
class ForcedMovesTest {

    private static Command force(String region, @Nullable String target) {
        return new Command(
                Command.Kind.FORCE_FAIL_OVER,
                Scope.parse(region),
                "",
                target == null ? null : Timeline.id(target),
                null,
                "drill",
                "kim");
    }

    @Test
    void shouldTakeLoadFromWhereItIsWhenItIsForcedElsewhere() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.command(force(AWS_EAST, GCP)).minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "07:21 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> gcp/us-central1 1280 OPERATOR");
        assertThat(time.triggers().get(1).summary())
                .isEqualTo("aws/us-east-1 is failed over by kim (drill); move 1,280 GPUs of load on from aws/us-west-2"
                        + " to gcp/us-central1 (1,760 free)");
        assertThat(time.row(AWS_WEST).gpusReserved()).isZero();
        assertThat(time.row(GCP).gpusReserved()).isEqualTo(1280);
    }

    @Test
    void shouldGiveThePlaceThatLoadLeavesToNobodyInTheSameMinute() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build())
                .through("07:10")
                .silent(AWS_EAST)
                .through("07:20")
                .silent(AZURE_EAST)
                .through("07:21");

        // When
        time.command(force(AWS_EAST, GCP)).minutes(1);

        // Then: aws/us-west-2 would be first by its name
        assertThat(time.story().subList(1, 3))
                .containsExactly(
                        "07:22 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> gcp/us-central1 1280 OPERATOR",
                        "07:22 FAIL_OVER azure/eastus2 -> azure/westus3 1280 SILENCE");
    }

    @Test
    void shouldWaitForTheAcknowledgementAnewWhenItIsForcedElsewhere() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("08:20");

        // When
        time.command(force(AWS_EAST, GCP)).through("08:50");
        State before = time.state(AWS_EAST);
        time.through("08:51");

        // Then
        assertThat(before).isEqualTo(State.FAILING_OVER);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
    }

    @Test
    void shouldSayTheSamePlaceWhenItIsForcedToWhereItIs() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.command(force(AWS_EAST, AWS_WEST)).minutes(1);

        // Then
        assertThat(time.story().get(1))
                .isEqualTo("07:21 FAIL_OVER aws/us-east-1 (aws/us-west-2) -> aws/us-west-2 1280 OPERATOR");
        assertThat(time.triggers().get(1).summary())
                .isEqualTo("aws/us-east-1 is failed over by kim (drill); 1,280 GPUs of load stay at aws/us-west-2");
        assertThat(time.row(AWS_WEST).gpusReserved()).isEqualTo(1280);
    }

    @Test
    void shouldRefuseWithTheFreeGpusWhenTheTargetIsTooSmall() {
        // Given: 3,200 less 2,400 busy less 160 reserve is 640
        Timeline time = Timeline.sixRegions().busy(GCP, 0.75).through("07:10");

        // When
        time.command(force(AWS_EAST, GCP)).minutes(1);

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.alerts())
                .extracting(Alert::summary)
                .containsExactly("the order to move load of aws/us-east-1 was refused: gcp/us-central1 has 640 GPUs"
                        + " free of the 1,280 that have to go there; without a target the load is divided");
    }

    @Test
    void shouldRefuseWhenTheTargetIsNotKnownOrFrozen() {
        // Given
        Timeline time = Timeline.sixRegions().command(Command.Kind.FREEZE, GCP).through("07:10");

        // When
        time.command(force(AWS_EAST, "nowhere/else"))
                .command(force(AWS_WEST, GCP))
                .minutes(1);

        // Then
        assertThat(time.alerts())
                .extracting(Alert::summary)
                .contains(
                        "the order to move load of aws/us-east-1 was refused: no region nowhere/else is known",
                        "the order to move load of aws/us-west-2 was refused: gcp/us-central1 is frozen");
    }

    @Test
    void shouldSayWhatFoundNoRoomWhenTheBestTargetsAreTooSmall() {
        // Given: 160 free each, 800 in all
        Timeline time = Timeline.sixRegions();
        Stream.of(AWS_WEST, AZURE_EAST, AZURE_WEST, GCP, ORACLE).forEach(region -> time.busy(region, 0.9));
        time.through("07:10");

        // When
        time.command(force(AWS_EAST, null)).minutes(1);
        StateRow row = time.row(AWS_EAST);
        time.busy(GCP, 0.4).command(force(AWS_EAST, null)).minutes(1);

        // Then
        assertThat(row.gpusMoved()).isEqualTo(800);
        assertThat(row.note())
                .isEqualTo("forced by kim (drill); 480 GPUs of load found no room, force it again when there is some");
        assertThat(time.triggers().get(0).summary()).contains("move 160 of 1,280 GPUs of load to aws/us-west-2");
        assertThat(time.row(AWS_EAST).gpusMoved()).isEqualTo(1280);
        assertThat(time.row(GCP).gpusReserved()).isEqualTo(160 + 480);
    }

    @Test
    void shouldCarryOutEveryOrderInTurnWhenTwoComeInOneMinute() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(force(AWS_EAST, AZURE_EAST)).command(force(AWS_EAST, GCP)).minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:11 FAIL_OVER aws/us-east-1 -> azure/eastus2 1280 OPERATOR",
                        "07:11 FAIL_OVER aws/us-east-1 (azure/eastus2) -> gcp/us-central1 1280 OPERATOR");
        assertThat(time.alerts()).extracting(Alert::rule).containsExactly(AlertRule.REGION_FAILOVER);
    }

    @Test
    void shouldTellEveryRefusalWhenTwoOrdersOfOneMinuteAreRefused() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST)
                .command(force(AWS_EAST, "nowhere/else"))
                .minutes(1);

        // Then
        assertThat(time.alerts())
                .extracting(Alert::summary)
                .containsExactly("the order to move load of aws/us-east-1 was refused: none of its load is away;"
                        + " and then: no region nowhere/else is known");
    }
}
