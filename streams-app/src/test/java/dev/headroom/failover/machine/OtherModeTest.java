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
}
