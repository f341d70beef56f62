package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static dev.headroom.failover.machine.Timeline.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A policy goes into shadow, or comes out of it, while load is away; and a decision is read when it is history. */
class OtherModeTest {

    private static Timeline failedOver(boolean shadow) {
        Timeline time = Timeline.of(AWS_EAST, AZURE_EAST, GCP, ORACLE);
        Given first = Given.policy("*/*", "07:00", "first");
        Given second = Given.policy("*/*", "07:20", "second");
        time.policy((shadow ? first.shadow() : first).build());
        time.policy((shadow ? second : second.shadow()).build());
        // Of 1,280 the hourly limit lets 1,024 go; the rest follows an hour later.
        return time.through("07:10").silent(AWS_EAST).through("08:30").reports(AWS_EAST);
    }

    @Test
    void shouldBringBackLiveWhatWentLiveWhenThePolicyGoesIntoShadow() {
        // When
        Timeline time = failedOver(false).through("11:00");

        // Then
        assertThat(time.triggers()).hasSize(4).extracting(Trigger::mode).containsOnly(Mode.LIVE);
        assertThat(time.triggers())
                .extracting(Trigger::action)
                .containsExactly(
                        Trigger.Action.FAIL_OVER,
                        Trigger.Action.FAIL_OVER,
                        Trigger.Action.FAIL_BACK,
                        Trigger.Action.FAIL_BACK);
    }

    @Test
    void shouldEndOnPaperWhatBeganInShadowWhenThePolicyComesOutOfIt() {
        // When
        Timeline time = failedOver(true).through("11:00");

        // Then
        assertThat(time.triggers()).hasSize(4).extracting(Trigger::mode).doesNotContain(Mode.LIVE);
    }

    @Test
    void shouldPageWhenThePolicyComesOutOfShadowWhileARegionIsDark() {
        // Given
        Timeline time = failedOver(true);

        // When
        String told = String.join("\n", time.pages());

        // Then
        assertThat(told).contains("TRIGGER RegionFailover critical");
        assertThat(time.alerts())
                .extracting(Alert::summary)
                .anySatisfy(summary -> assertThat(summary).contains("nobody was told to move"));
    }

    @Test
    void shouldTellAllWhenAnOperatorForcesWhatWasOnPaper() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).readLate(true);
        time.through("07:13").readLate(false).through("07:20");

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);

        // Then
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.REPLAY, Mode.LIVE);
        assertThat(time.alerts()).extracting(Alert::summary).noneMatch(text -> text.contains("nobody was told"));
    }

    @Test
    void shouldPageAgainWhenARegionIsSuppressedInAMinuteThatWasReadLate() {
        // Given
        Timeline time = Timeline.sixRegions().command(Command.Kind.GATE_CLOSE, "*/*");
        time.through("07:10").silent(AWS_EAST).readLate(true).through("07:13");

        // When
        time.readLate(false).through("07:14");

        // Then
        assertThat(time.pages()).contains("TRIGGER RegionFailover critical");
    }

    @Test
    void shouldBringBackLiveOnlyWhatWentLiveWhenAPartWasReadLate() {
        // Given: of 1,280 the hourly limit lets 768 go to the only target; the rest is read late
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "first")
                        .moveRatio(0.1)
                        .allowedTargets(AZURE_EAST)
                        .build());
        time.through("07:10")
                .silent(AWS_EAST)
                .through("07:20")
                .readLate(true)
                .through("08:20")
                .readLate(false);

        // When
        time.reports(AWS_EAST).through("11:00");

        // Then
        assertThat(time.triggers().stream()
                        .map(trigger -> trigger.mode() + " " + trigger.action() + " " + trigger.gpusMoved()))
                .containsExactly("LIVE FAIL_OVER 768", "REPLAY FAIL_OVER 512", "LIVE FAIL_BACK 768");
    }
}
