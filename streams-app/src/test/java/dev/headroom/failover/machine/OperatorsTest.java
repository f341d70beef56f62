package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators can order, and what happens in which mode. */
class OperatorsTest {

    @Test
    void shouldFailOverARegionThatGoesDarkWhileSaturationIsOverruled() {
        // Given
        Timeline time = Timeline.sixRegions()
                .through("07:10")
                .busy(AWS_EAST, 0.99)
                .through("07:40")
                .command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST)
                .through("08:10");
        int before = time.triggers().size();

        // When
        time.silent(AWS_EAST).through("08:20");

        // Then
        assertThat(time.story().subList(before, time.story().size()))
                .singleElement()
                .asString()
                .contains("FAIL_OVER aws/us-east-1")
                .endsWith("SILENCE");
    }

    @Test
    void shouldHoldARegionAsItIsWhileItIsFrozen() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).silent(AWS_EAST).through("07:20");
        State frozen = time.state(AWS_EAST);
        time.command(Command.Kind.UNFREEZE, AWS_EAST).through("07:22");

        // Then
        assertThat(frozen).isEqualTo(State.FROZEN);
        assertThat(time.story())
                .containsExactly(
                        "07:11 FREEZE aws/us-east-1 OPERATOR",
                        "07:21 UNFREEZE aws/us-east-1 OPERATOR",
                        "07:22 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldFreezeEverythingWhenToldTo() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(Command.Kind.FREEZE, "*/*").silent(AWS_EAST).through("07:20");
        time.command(Command.Kind.UNFREEZE, "*/*").through("07:22");

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:11 FREEZE */* OPERATOR",
                        "07:21 UNFREEZE */* RECOVERED",
                        "07:22 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldCountAFailoverAsDoneWhenItIsAcknowledged() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:12");

        // When
        time.command(new Command(
                        Command.Kind.ACKNOWLEDGE, Scope.parse(AWS_EAST), "another incident", null, null, "", "kim"))
                .minutes(1);
        State after = time.state(AWS_EAST);
        time.command(Command.Kind.ACKNOWLEDGE, AWS_EAST).minutes(1);

        // Then
        assertThat(after).isEqualTo(State.FAILING_OVER);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
    }

    @Test
    void shouldMoveWhereItIsToldWhenForced() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(new Command(
                        Command.Kind.FORCE_FAIL_OVER,
                        Scope.parse(AWS_EAST),
                        "",
                        Timeline.id(GCP),
                        null,
                        "drill",
                        "kim"))
                .through("10:00");
        State away = time.state(AWS_EAST);
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).minutes(1);

        // Then
        assertThat(away).as("comes back by hand only").isEqualTo(State.FAILED_OVER);
        assertThat(time.story())
                .containsExactly(
                        "07:11 FAIL_OVER aws/us-east-1 -> gcp/us-central1 1280 OPERATOR",
                        "10:01 FAIL_BACK aws/us-east-1 -> gcp/us-central1 1280 OPERATOR");
        assertThat(time.triggers().get(0).summary())
                .isEqualTo("aws/us-east-1 is failed over by kim (drill); move 1,280 GPUs of load to gcp/us-central1"
                        + " (1,760 free)");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldOverruleTheSignalUntilItGoesWhenForcedBack() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).through("07:40");
        State overruled = time.state(AWS_EAST);
        time.reports(AWS_EAST).minutes(1).silent(AWS_EAST).minutes(2);

        // Then
        assertThat(overruled).isEqualTo(State.HEALTHY);
        assertThat(time.triggers()).hasSize(3);
    }

    @Test
    void shouldSayWhyWhenAnOrderIsRefused() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(Command.Kind.GATE_CLOSE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.FORCE_FAIL_OVER, "nowhere/else")
                .minutes(1);

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.alerts())
                .extracting(Alert::summary)
                .contains(
                        "the order to move load of aws/us-east-1 was refused: the master gate is closed",
                        "the order to move load of nowhere/else was refused: no region nowhere/else is known");
        time.minutes(1);
        assertThat(time.alerts()).extracting(Alert::rule).containsExactly(AlertRule.FAILOVER_GATE_CLOSED);
    }

    @Test
    void shouldNeitherActNorWakeAnybodyWhenARegionInMaintenanceIsSilent() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(new Command(
                        Command.Kind.MAINTENANCE,
                        Scope.parse(AWS_EAST),
                        "",
                        null,
                        Timeline.at("07:30").plusSeconds(80),
                        "",
                        ""))
                .silent(AWS_EAST)
                .through("07:29");
        StateRow during = time.row(AWS_EAST);
        time.through("07:30");

        // Then
        assertThat(during.state()).isEqualTo(State.SUPPRESSED);
        assertThat(during.reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(time.pages().get(0)).isEqualTo("TRIGGER RegionFailover info");
        assertThat(time.story()).containsExactly("07:30 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldNotMoveLoadIntoMaintenance() {
        // Given
        Timeline time = Timeline.sixRegions().command(Command.Kind.MAINTENANCE, "aws/us-west-2");

        // When
        time.through("07:10").silent(AWS_EAST).through("07:12");

        // Then
        assertThat(time.triggers().get(0).target()).isEqualTo(Timeline.id(AZURE_EAST));
    }

    @Test
    void shouldMarkTriggersWhenAPolicyIsInShadow() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("aws/*", "07:00", "trial").shadow().build());

        // When
        time.through("07:10").silent(AWS_EAST).through("07:12");

        // Then
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.SHADOW);
        assertThat(time.triggers()).extracting(Trigger::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldTriggerNothingLiveAndPageOnceWhenCatchingUp() {
        // Given: an hour of backlog with an outage in it
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("aws/*", "07:00", "trial").shadow().build())
                .replaying(true)
                .through("07:10")
                .silent(AWS_EAST)
                .through("07:30")
                .reports(AWS_EAST)
                .through("08:00");

        // When
        time.replaying(false).through("08:10");

        // Then
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.REPLAY);
        assertThat(time.pages())
                .containsExactly(
                        "TRIGGER RegionFailover info",
                        "TRIGGER RegionFailover info",
                        "TRIGGER RegionFailover info",
                        "RESOLVE RegionFailover info",
                        "TRIGGER FailoverReplayed error");
        assertThat(time.decisions().get(61).alerts())
                .extracting(Alert::summary)
                .contains("3 transitions were decided too late, and nobody acted on them;"
                        + " failover_triggers has them with mode REPLAY");
    }

    @Test
    void shouldKeepThePageOfACatchUpForAnHour() {
        // Given
        Timeline time = Timeline.sixRegions()
                .replaying(true)
                .through("07:10")
                .silent(AWS_EAST)
                .through("08:00");

        // When
        time.replaying(false).through("09:00");
        List<Alert> standing = time.alerts();
        time.minutes(1);

        // Then
        assertThat(standing).extracting(Alert::rule).contains(AlertRule.FAILOVER_REPLAYED);
        assertThat(time.alerts()).extracting(Alert::rule).doesNotContain(AlertRule.FAILOVER_REPLAYED);
        assertThat(time.pages().stream().filter("TRIGGER FailoverReplayed error"::equals))
                .hasSize(1);
    }

    @Test
    void shouldNotRepeatAnEpochWhenAllStateIsLost() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:20");

        // When
        time.stateIsLost().through("07:30");

        // Then
        assertThat(time.triggers()).hasSize(2);
        assertThat(time.triggers().get(1).epoch())
                .isGreaterThan(time.triggers().get(0).epoch());
        assertThat(time.triggers().get(1).incidentId()).isEqualTo("aws/us-east-1/2025-10-20T07:21Z");
    }
}
