package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of an incident, and what holds a region that flaps. */
class StatesTest {

    @Test
    void shouldGoThroughAllStatesWhenARegionIsDarkForAnHour() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When, Then
        time.silent(AWS_EAST).through("07:12");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILING_OVER);
        time.through("07:41");
        assertThat(time.state(AWS_EAST)).as("not yet 30 min").isEqualTo(State.FAILING_OVER);
        time.through("07:42");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
        time.through("08:12").reports(AWS_EAST).through("08:13");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.RECOVERING);
        time.through("09:12");
        assertThat(time.state(AWS_EAST)).as("not yet 60 min").isEqualTo(State.RECOVERING);
        time.through("09:13");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "09:13 FAIL_BACK aws/us-east-1 -> aws/us-west-2 1280 RECOVERED");
        assertThat(time.triggers()).extracting(Trigger::incidentId).containsOnly("aws/us-east-1/2025-10-20T07:12Z");
        assertThat(time.pages())
                .containsExactly(
                        "TRIGGER RegionFailover critical",
                        "TRIGGER RegionFailover error",
                        "TRIGGER RegionFailover warning",
                        "RESOLVE RegionFailover warning");
    }

    @Test
    void shouldReserveWhatWasMovedUntilItComesBack() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:12");

        // When
        long during = time.row("aws/us-west-2").gpusReserved();
        time.reports(AWS_EAST).through("09:30");

        // Then
        assertThat(during).isEqualTo(1280);
        assertThat(time.row("aws/us-west-2").gpusReserved()).isZero();
    }

    @Test
    void shouldDwellWhenTheSignalGoesSoon() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:12");

        // When
        time.command(Command.Kind.ACKNOWLEDGE, AWS_EAST).reports(AWS_EAST).through("07:41");
        State dwelling = time.state(AWS_EAST);
        time.through("07:42");

        // Then
        assertThat(dwelling).isEqualTo(State.FAILED_OVER);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.RECOVERING);
    }

    @Test
    void shouldNotRecoverWhenNothingIsExpectedOfTheRegionAnyMore() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("08:10");

        // When
        time.gone(AWS_EAST).through("10:30");

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
        assertThat(time.row(AWS_EAST).note()).isEqualTo("nothing reports from it");
    }

    @Test
    void shouldWaitForHealthyGpusBeforeLoadComesBack() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("08:10");

        // When
        time.reports(AWS_EAST).nodes(AWS_EAST, 100, 2).through("10:30");

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.RECOVERING);
        assertThat(time.row(AWS_EAST).note()).isEqualTo("waits for healthy GPUs: 800 of 1,280");
    }

    @Test
    void shouldHoldFailBackButNotTheFirstFailoverWhenARegionFlaps() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).through("07:45");

        // When: it comes and goes three times, 1,000 each
        for (int i = 0; i < 3; i++) {
            time.reports(AWS_EAST).minutes(3).silent(AWS_EAST).minutes(3);
        }
        int penalty = time.row(AWS_EAST).penalty();
        time.reports(AWS_EAST).minutes(62);

        // Then
        assertThat(penalty).isBetween(2000, 3000);
        assertThat(time.story()).hasSize(2);
        assertThat(time.triggers().get(0).action()).isEqualTo(Trigger.Action.FAIL_OVER);
        assertThat(time.triggers().get(1).action()).isEqualTo(Trigger.Action.FAIL_BACK);
    }

    @Test
    void shouldHoldFailBackWhileThePenaltyIsAboveReuse() {
        // Given: a cool-down that is short against the damping
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "quick")
                        .coolDownMinutes(5)
                        .dwellMinutes(5)
                        .build());
        time.through("07:10").silent(AWS_EAST).through("07:45");
        for (int i = 0; i < 3; i++) {
            time.reports(AWS_EAST).minutes(3).silent(AWS_EAST).minutes(3);
        }

        // When
        time.reports(AWS_EAST).minutes(10);
        StateRow held = time.row(AWS_EAST);
        time.minutes(50);

        // Then
        assertThat(held.state()).isEqualTo(State.RECOVERING);
        assertThat(held.reason()).isEqualTo(Reason.FLAPPING);
        assertThat(held.note()).startsWith("damped: penalty ");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldHoldARepeatedFailoverWhenItFlapsAfterFailBacks() {
        // Given: no hold at all between failover and fail-back
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "hasty")
                        .coolDownMinutes(1)
                        .dwellMinutes(1)
                        .moveRatio(1)
                        .build());
        time.through("07:10");

        // When
        for (int i = 0; i < 5; i++) {
            time.silent(AWS_EAST)
                    .minutes(2)
                    .command(Command.Kind.ACKNOWLEDGE, AWS_EAST)
                    .reports(AWS_EAST)
                    .minutes(6);
        }
        time.silent(AWS_EAST).minutes(3);

        // Then
        List<Trigger> over = time.triggers().stream()
                .filter(trigger -> trigger.action() == Trigger.Action.FAIL_OVER)
                .toList();
        assertThat(over).as("the first one is never held").isNotEmpty();
        assertThat(over.size()).isLessThan(6);
        assertThat(time.state(AWS_EAST)).isIn(State.SUPPRESSED, State.RECOVERING);
        assertThat(time.row(AWS_EAST).note()).contains("damped");
    }

    @Test
    void shouldApplyAPolicyFromItsTimeOn() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("aws/*", "07:20", "strict")
                        .outageRatio(0.05)
                        .build());

        // When
        time.silent(AWS_EAST, 0.1).through("07:18");
        String before = time.row(AWS_EAST).policyVersion();
        time.through("07:30");

        // Then
        assertThat(before).isEqualTo("default");
        assertThat(time.story()).containsExactly("07:21 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1152 OUTAGE");
        assertThat(time.triggers().get(0).policyVersion()).isEqualTo("strict");
        assertThat(time.row(GCP).policyVersion()).isEqualTo("default");
    }

    @Test
    void shouldTakeTheMostSpecificPolicyAndOfTheseTheLatest() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:50", "all").build())
                .policy(Given.policy("*/us-east-1", "06:40", "region").build())
                .policy(Given.policy("aws/*", "06:10", "cloud-1").build())
                .policy(Given.policy("aws/*", "06:20", "cloud-2").build())
                .policy(Given.policy("aws/*", "09:00", "cloud-3").build());

        // When
        time.minutes(1);

        // Then
        assertThat(time.row(AWS_EAST).policyVersion()).isEqualTo("cloud-2");
        assertThat(time.row(GCP).policyVersion()).isEqualTo("all");
        assertThat(Scope.parse("aws/*").covers(Timeline.id(AWS_EAST))).isTrue();
    }

    @Test
    void shouldTakeAClusterOutOfTheCountWhenItIsRetired() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When: half of the region is decommissioned
        time.command(Command.Kind.RETIRE, AWS_EAST + "/cluster-0").minutes(1);

        // Then
        assertThat(time.row(AWS_EAST).nodesExpected()).isEqualTo(200);
    }

    @Test
    void shouldNotPageWhenARegionIsDecommissioned() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.command(Command.Kind.RETIRE, AWS_EAST).silent(AWS_EAST).through("08:00");

        // Then
        assertThat(time.knows(AWS_EAST)).isFalse();
        assertThat(time.triggers()).isEmpty();
        assertThat(time.pages()).isEmpty();
    }
}
