package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static dev.headroom.failover.machine.Timeline.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.failover.signal.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is judged too late to act on, and what becomes of it. */
class OnPaperTest {

    private static final Duration LATE = Duration.ofMinutes(3);

    @Test
    void shouldTellAnIncidentAsAWholeWhenItsFirstPartWasOnPaper() {
        // Given: of 1,280 the hourly limit lets 1,024 go
        Timeline time = Timeline.of(AWS_EAST, AZURE_EAST, GCP, ORACLE).replaying(true);
        time.through("07:10").silent(AWS_EAST).through("07:30");

        // When
        time.replaying(false).through("08:40");

        // Then
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.REPLAY, Mode.LIVE, Mode.LIVE);
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> azure/eastus2 1024 SILENCE",
                        "07:31 FAIL_OVER aws/us-east-1 -> azure/eastus2 1024 SILENCE",
                        "08:31 FAIL_OVER aws/us-east-1 -> gcp/us-central1 256 SILENCE");
        assertThat(time.triggers())
                .extracting(Trigger::incidentId)
                .containsExactly(
                        "aws/us-east-1/2025-10-20T07:12Z",
                        "aws/us-east-1/2025-10-20T07:31Z",
                        "aws/us-east-1/2025-10-20T07:31Z");
    }

    @Test
    void shouldTellTheRestLiveWhenOnlyThatWasOnPaper() {
        // Given: the first part was told, the rest was moved on paper
        Timeline time = Timeline.of(AWS_EAST, AZURE_EAST, GCP, ORACLE).through("07:10");
        time.silent(AWS_EAST).through("07:20").replaying(true).through("08:20");

        // When
        time.replaying(false).through("08:30");

        // Then
        assertThat(time.triggers())
                .extracting(Trigger::gpusMoved, Trigger::mode)
                .containsExactly(tuple(1024L, Mode.LIVE), tuple(256L, Mode.REPLAY), tuple(256L, Mode.LIVE));
        assertThat(time.triggers()).extracting(Trigger::epoch).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldBeginHoldDownsAnewWhenItHasCaughtUp() {
        // Given: suspected before, well on paper, in trouble again
        Timeline time =
                Timeline.sixRegions().through("07:10").silent(AWS_EAST, 0.6).through("07:12");
        time.replaying(true).reports(AWS_EAST).through("07:40").silent(AWS_EAST, 0.6);

        // When
        time.replaying(false).through("07:50");

        // Then
        assertThat(time.story()).containsExactly("07:44 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 OUTAGE");
    }

    @Test
    void shouldForgetAFreezeThatWasOnPaperAndTellItAgainWhenItHolds() {
        // Given
        Timeline time = Timeline.of(AWS_EAST, GCP).replaying(true).through("07:10");
        time.silent(AWS_EAST).silent(GCP).through("07:30");

        // When
        time.replaying(false).through("07:40");

        // Then
        assertThat(time.story()).containsExactly("07:12 FREEZE */* ALL_SILENT", "07:31 FREEZE */* ALL_SILENT");
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.REPLAY, Mode.LIVE);
    }

    @Test
    void shouldKeepOrdersThatCameMeanwhile() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").replaying(true);
        time.command(Command.Kind.GATE_CLOSE, "*/*").through("07:30");

        // When
        time.replaying(false).silent(AWS_EAST).through("07:40");

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUPPRESSED);
        assertThat(time.triggers()).isEmpty();
    }

    @Test
    void shouldDecideNothingAndKeepLearningWhileMinutesAreLate() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").late(LATE);

        // When: saturation builds up for ten minutes and is there when minutes are in time again
        time.busy(AWS_EAST, 0.99).silent(AZURE_EAST).through("07:25");
        State held = time.state(AZURE_EAST);
        StateRow system = time.row("*/*");
        time.late(Duration.ZERO).through("07:27");

        // Then
        assertThat(held).isEqualTo(State.HEALTHY);
        assertThat(system.state()).isEqualTo(State.FROZEN);
        assertThat(system.reason()).isEqualTo(Reason.LAG);
        assertThat(system.note())
                .isEqualTo(
                        "2025-10-20T07:25Z was judged 3 min after it should have been closed; nothing is decided until minutes"
                                + " are in time");
        assertThat(time.story()).hasSize(1).first().asString().startsWith("07:26 FAIL_OVER azure/eastus2 -> ");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUSPECT);
        assertThat(time.row("*/*").state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldCarryOutWhatAnOperatorForcesWhileMinutesAreLate() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").late(LATE).through("07:12");

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);

        // Then
        assertThat(time.story()).containsExactly("07:13 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 OPERATOR");
    }

    @Test
    void shouldDecideAgainWhenTheLagStaysBelowAMinute() {
        // Given: always 45 s late, and once 70 s, or eleven minutes
        for (Duration once : List.of(Duration.ofSeconds(70), Duration.ofMinutes(11))) {
            Timeline time = Timeline.sixRegions().late(Duration.ofSeconds(45)).through("07:10");
            time.late(once).through("07:11").late(Duration.ofSeconds(45)).silent(AWS_EAST);

            // When
            time.through("07:13");
            List<String> meanwhile = time.story();
            time.through("07:14");

            // Then
            assertThat(time.triggers()).last().extracting(Trigger::mode).isEqualTo(Mode.LIVE);
            assertThat(time.story()).hasSize(meanwhile.size() + 1);
        }
    }
}
