package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_WEST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static dev.headroom.failover.machine.Timeline.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of a freeze: whoever hears of what it holds. */
class FreezeModeTest {

    private static final List<String> ALL = List.of(AWS_EAST, AWS_WEST, AZURE_EAST, AZURE_WEST, GCP, ORACLE);

    /** Everything is tried out but for one region. */
    private static Timeline oneIsLive() {
        return Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "trial").shadow().build())
                .policy(Given.policy(AWS_EAST, "07:00", "live").build())
                .through("07:10");
    }

    /** A region has gone live, and its policy goes into shadow at 07:20. */
    private static Timeline wentLive() {
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "live").build())
                .policy(Given.policy("*/*", "07:20", "trial").shadow().build());
        return time.through("07:10").silent(AWS_EAST).through("07:25");
    }

    private static void isLive(Timeline time, Trigger.Action... actions) {
        assertThat(time.triggers()).extracting(Trigger::action).containsExactly(actions);
        assertThat(time.triggers()).extracting(Trigger::mode).containsOnly(Mode.LIVE);
    }

    @Test
    void shouldPageThatAllIsSilentWhenOneRegionIsLive() {
        // Given
        Timeline time = oneIsLive();

        // When
        ALL.forEach(time::silent);
        time.minutes(5);

        // Then
        isLive(time, Trigger.Action.FREEZE);
        assertThat(time.pages()).containsExactly("TRIGGER FailoverFrozen critical");
        assertThat(time.row("*/*").mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void shouldPageThatThePipelineIsBehindWhenOneRegionIsLive() {
        // Given
        Timeline time = oneIsLive().late(Duration.ofMinutes(3)).minutes(1);

        // When
        time.behind().minutes(1).late(Duration.ZERO).minutes(1);

        // Then
        isLive(time, Trigger.Action.FREEZE, Trigger.Action.UNFREEZE);
        assertThat(time.pages()).containsExactly("TRIGGER FailoverFrozen critical", "RESOLVE FailoverFrozen critical");
    }

    @Test
    void shouldFreezeEverythingLiveWhenLoadWentLive() {
        // Given
        Timeline time = wentLive();

        // When
        time.command(Command.Kind.FREEZE, "*/*").minutes(1);
        time.late(Duration.ofMinutes(3)).minutes(1).behind();

        // Then
        isLive(time, Trigger.Action.FAIL_OVER, Trigger.Action.FREEZE, Trigger.Action.FREEZE);
    }

    @Test
    void shouldStayInShadowWhenEveryRegionIs() {
        // Given: what is written for everything counts where no region is known, and for regions without a policy
        Timeline time = Timeline.of(AWS_EAST, GCP)
                .policy(Given.policy("*/*", "07:00", "trial").shadow().build())
                .through("07:10");

        // When
        time.command(Command.Kind.FREEZE, "*/*").minutes(1);

        // Then
        assertThat(time.triggers()).extracting(Trigger::mode).containsExactly(Mode.SHADOW);
    }

    @Test
    void shouldFreezeARegionLiveWhenItsLoadWentLive() {
        // Given
        Timeline time = wentLive();

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).minutes(1);
        Mode shown = time.row(AWS_EAST).mode();
        time.command(Command.Kind.UNFREEZE, AWS_EAST).minutes(1);

        // Then
        isLive(time, Trigger.Action.FAIL_OVER, Trigger.Action.FREEZE, Trigger.Action.UNFREEZE);
        assertThat(shown).isEqualTo(Mode.LIVE);
    }
}
