package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.signal.Reason;
import org.junit.jupiter.api.Test;

/** What each signal needs before it is seen, and how long it has to last. */
class SignalsTest {

    @Test
    void shouldFailOverOnceWithOneEpochWhenARegionIsSilent() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST).through("07:30");

        // Then
        assertThat(time.story()).containsExactly("07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
        Trigger trigger = time.triggers().get(0);
        assertThat(trigger.incidentId()).isEqualTo("aws/us-east-1/2025-10-20T07:12Z");
        assertThat(trigger.epoch()).isEqualTo(Timeline.at("07:12").getEpochSecond() / 60 * 1000 + 10);
        assertThat(trigger.summary())
                .isEqualTo("aws/us-east-1 is silent: 400 of 400 nodes missed 3 intervals since 07:11:00Z;"
                        + " move 1,280 GPUs of load to aws/us-west-2 (1,760 free)");
        assertThat(trigger.shareRatio()).isEqualTo(1);
        assertThat(trigger.mode()).isEqualTo(Mode.LIVE);
        assertThat(trigger.eventTime()).isEqualTo(Timeline.at("07:11"));
        assertThat(trigger.decidedAt()).isEqualTo(Timeline.at("07:12").plusSeconds(80));
    }

    @Test
    void shouldNotPageWhenOneNodeIsMissing() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST, 1.0 / 400).through("08:10");

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.pages()).isEmpty();
    }

    @Test
    void shouldWaitForTheHoldDownWhenARegionIsPartlySilent() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST, 0.6).through("07:12");
        State first = time.state(AWS_EAST);
        time.through("07:20");

        // Then
        assertThat(first).isEqualTo(State.SUSPECT);
        assertThat(time.story()).containsExactly("07:14 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 OUTAGE");
        assertThat(time.triggers().get(0).incidentId()).isEqualTo("aws/us-east-1/2025-10-20T07:12Z");
    }

    @Test
    void shouldFallBackToHealthyWhenTheSignalGoesWithinTheHoldDown() {
        // Given
        Timeline time =
                Timeline.sixRegions().through("07:10").silent(AWS_EAST, 0.6).through("07:13");

        // When
        time.reports(AWS_EAST).through("07:20");

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
        assertThat(time.pages()).containsExactly("TRIGGER RegionFailover warning", "RESOLVE RegionFailover warning");
    }

    @Test
    void shouldNeedLessSilenceWhenTheProviderConfirmsAnIncident() {
        // Given
        Timeline alone = Timeline.sixRegions().through("07:10");
        Timeline confirmed = Timeline.sixRegions().through("07:10").incident("aws", "CONFIRMED", "us-east-1");
        Timeline investigating = Timeline.sixRegions().through("07:10").incident("aws", "INVESTIGATING", "*");

        // When
        alone.silent(AWS_EAST, 0.3).through("07:20");
        confirmed.silent(AWS_EAST, 0.3).through("07:20");
        investigating.silent(AWS_EAST, 0.3).through("07:20");

        // Then
        assertThat(alone.triggers()).isEmpty();
        assertThat(investigating.triggers()).isEmpty();
        assertThat(confirmed.story()).hasSize(1);
        assertThat(confirmed.triggers().get(0).reason()).isEqualTo(Reason.OUTAGE);
        assertThat(confirmed.triggers().get(0).evidence())
                .contains("\"modifiers\":[\"INCIDENT_FEED\"]")
                .contains("\"incidents\":[\"aws/INC-1\"]");
    }

    @Test
    void shouldNotTriggerWhenOnlyTheStatusFeedSaysSo() {
        // Given
        Timeline time = Timeline.sixRegions();

        // When
        time.incident("aws", "CONFIRMED", "*").through("08:00");

        // Then
        assertThat(time.triggers()).isEmpty();
    }

    @Test
    void shouldMoveWhatIsAboveTheReleaseRatioWhenARegionIsSaturated() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When: 3,200 healthy GPUs, 97 % busy; the slow window is all of it from 07:20 on
        time.busy(AWS_EAST, 0.97).through("07:40");

        // Then
        assertThat(time.story()).hasSize(1);
        Trigger trigger = time.triggers().get(0);
        assertThat(trigger.reason()).isEqualTo(Reason.SATURATION);
        assertThat(trigger.gpusMoved()).isLessThanOrEqualTo(545).isGreaterThan(450);
    }

    @Test
    void shouldStaySaturatedUntilReleased() {
        // Given
        Timeline time = Timeline.sixRegions().busy(AWS_EAST, 0.97).through("07:40");

        // When
        time.busy(AWS_EAST, 0.85).through("09:40");
        State above = time.state(AWS_EAST);
        time.busy(AWS_EAST, 0.75).through("10:30");

        // Then
        assertThat(above).isEqualTo(State.FAILED_OVER);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.RECOVERING);
    }

    @Test
    void shouldWarnBeforeItTriggersWhenGpusAreLost() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.healthy(AWS_EAST, 0.85).through("07:30");

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.pages()).containsExactly("TRIGGER GpuHealthLow warning");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldMoveTheLoadOfLostGpusWhenTooFewAreHealthy() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.healthy(AWS_EAST, 0.6).through("07:40");

        // Then: 7 of 10 minutes at 60 % are below 75 %, then the hold-down; 40 % of 1,280 GPUs
        assertThat(time.story()).containsExactly("07:19 FAIL_OVER aws/us-east-1 -> aws/us-west-2 512 GPU_HEALTH");
    }

    @Test
    void shouldLeaveSilentNodesToOutageWhenHealthIsMeasured() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST, 0.4).through("07:40");

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(time.pages()).isEmpty();
    }

    @Test
    void shouldNotJudgeARegionWhenItIsTooSmall() {
        // Given
        Timeline time = Timeline.sixRegions().nodes(AZURE_EAST, 40, 2).through("07:10");
        Timeline manyClusters = Timeline.sixRegions().nodes(AZURE_EAST, 40, 5).through("07:10");

        // When
        time.silent(AZURE_EAST).through("07:30");
        manyClusters.silent(AZURE_EAST).through("07:30");

        // Then
        assertThat(time.triggers()).isEmpty();
        assertThat(manyClusters.story()).hasSize(1);
    }

    @Test
    void shouldPreferTheStrongerSignalWhenTwoAreSeen() {
        // Given
        Timeline time = Timeline.sixRegions().busy(AWS_EAST, 0.97).through("07:09");

        // When
        time.silent(AWS_EAST).through("07:14");

        // Then
        assertThat(time.triggers().get(0).reason()).isEqualTo(Reason.SILENCE);
    }
}
