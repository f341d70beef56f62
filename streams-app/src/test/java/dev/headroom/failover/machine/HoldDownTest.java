package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hold-down is over when the signal was there for so long, not when a clock says so. */
class HoldDownTest {

    private final Timeline time = Timeline.sixRegions()
            .byTheLog()
            .through("07:10")
            .silent(AWS_EAST, 0.6)
            .through("07:12");

    @Test
    void shouldNotEndWhenTheClockLeaps() {
        // When
        time.closedAt("09:00").minutes(1);

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUSPECT);
        assertThat(time.reports(AWS_EAST).through("09:10").triggers()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenMinutesAreLeftOut() {
        // When
        time.skipTo("07:40").minutes(1);

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUSPECT);
        assertThat(time.through("07:42").story()).singleElement().asString().startsWith("07:42 FAIL_OVER");
    }

    @Test
    void shouldBeginAnewWhenTheSignalWasAwayWhileMinutesWereHeld() {
        // Given
        time.late(Duration.ofMinutes(3))
                .reports(AWS_EAST)
                .minutes(2)
                .silent(AWS_EAST, 0.6)
                .minutes(2);

        // When
        time.late(Duration.ZERO).minutes(1);

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUSPECT);
    }

    @Test
    void shouldGoOnWhenTheSignalStaysWhileMinutesAreHeld() {
        // When
        time.late(Duration.ofMinutes(3)).minutes(4).late(Duration.ZERO).minutes(1);

        // Then
        assertThat(time.triggers()).extracting(Trigger::action).containsExactly(Trigger.Action.FAIL_OVER);
    }
}
