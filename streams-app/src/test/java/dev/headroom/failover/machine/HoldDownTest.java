package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private List<Trigger> moves() {
        return time.triggers().stream()
                .filter(trigger -> trigger.action() == Trigger.Action.FAIL_OVER)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS_EAST, "*/*"})
    void shouldBeginAnewWhenTheSignalWasAwayWhileFrozen(String scope) {
        // Given
        time.command(Command.Kind.FREEZE, scope).minutes(1).reports(AWS_EAST).minutes(30);

        // When: it is seen in the first minute after the freeze
        time.silent(AWS_EAST, 0.6).command(Command.Kind.UNFREEZE, scope).minutes(2);
        time.reports(AWS_EAST).minutes(5);

        // Then
        assertThat(moves()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS_EAST, "*/*"})
    void shouldBeginAnewWhenTheSignalComesInTheMinuteOfTheUnfreeze(String scope) {
        // Given: it was gone for half an hour, and is there when the freeze ends
        time.command(Command.Kind.FREEZE, scope).minutes(1).reports(AWS_EAST).minutes(30);

        // When
        time.silent(AWS_EAST, 0.6)
                .minutes(1)
                .command(Command.Kind.UNFREEZE, scope)
                .minutes(1);
        time.minutes(1);
        State atFirst = time.state(AWS_EAST);
        time.reports(AWS_EAST).minutes(3);

        // Then
        assertThat(atFirst).isEqualTo(State.SUSPECT);
        assertThat(moves()).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheSignalStaysWhileFrozen() {
        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).minutes(10);
        time.command(Command.Kind.UNFREEZE, AWS_EAST).minutes(2);

        // Then
        assertThat(moves()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS_EAST, "*/*"})
    void shouldBeginAnewWhenItWasSuppressedAndTheSignalWasAwayWhileFrozen(String scope) {
        // Given: due, and held by the gate
        time.command(Command.Kind.GATE_CLOSE, "*/*").minutes(5);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.SUPPRESSED);
        time.command(Command.Kind.FREEZE, scope).minutes(1).reports(AWS_EAST).minutes(30);
        time.command(Command.Kind.GATE_OPEN, "*/*").silent(AWS_EAST, 0.6).minutes(1);

        // When
        time.command(Command.Kind.UNFREEZE, scope).minutes(2);
        time.reports(AWS_EAST).minutes(3);

        // Then
        assertThat(moves()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenItWasFrozenAndDecisionsWereOnPaper() {
        // Given
        Timeline live =
                Timeline.sixRegions().through("07:10").silent(AWS_EAST, 0.6).through("07:12");
        live.command(Command.Kind.FREEZE, AWS_EAST).minutes(1).replaying(true);
        live.reports(AWS_EAST).minutes(30).silent(AWS_EAST, 0.6).minutes(1);

        // When
        live.replaying(false).command(Command.Kind.UNFREEZE, AWS_EAST).minutes(2);
        State atFirst = live.state(AWS_EAST);
        live.reports(AWS_EAST).minutes(3);

        // Then
        assertThat(atFirst).isEqualTo(State.SUSPECT);
        assertThat(live.story()).noneMatch(line -> line.contains("FAIL_OVER"));
    }
}
