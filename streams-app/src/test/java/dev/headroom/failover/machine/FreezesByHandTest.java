package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.signal.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Freezes by hand hold whatever else does. */
class FreezesByHandTest {

    private static Timeline calm() {
        return Timeline.sixRegions().through("07:10");
    }

    private static List<String> refusals(Timeline time) {
        return time.alerts().stream()
                .filter(alert -> alert.rule() == AlertRule.FAILOVER_REFUSED)
                .map(Alert::summary)
                .toList();
    }

    @Test
    void shouldFreezeARegionAndHoldItWhenMinutesAreHeld() {
        // Given
        Timeline time = calm().late(Duration.ofMinutes(3)).minutes(2);

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).minutes(1);
        State frozen = time.state(AWS_EAST);
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);

        // Then
        assertThat(frozen).isEqualTo(State.FROZEN);
        assertThat(time.story()).containsExactly("07:13 FREEZE aws/us-east-1 OPERATOR");
        assertThat(refusals(time)).hasSize(1);
    }

    @Test
    void shouldFreezeEverythingAndMoveNothingWhenMinutesAreHeld() {
        // Given
        Timeline time = calm().late(Duration.ofMinutes(3)).minutes(2);

        // When
        time.command(Command.Kind.FREEZE, "*/*").minutes(1);
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST).minutes(1);
        time.command(Command.Kind.UNFREEZE, "*/*").minutes(1);

        // Then
        assertThat(time.story()).containsExactly("07:13 FREEZE */* OPERATOR", "07:15 UNFREEZE */* RECOVERED");
    }

    @Test
    void shouldHoldWhatIsFrozenWhenThereIsPanic() {
        // Given
        Timeline time = calm().command(Command.Kind.GATE_CLOSE, "*/*");
        List.of(AWS_WEST, AZURE_EAST, GCP, Timeline.AZURE_WEST).forEach(time::silent);
        time.minutes(3).command(Command.Kind.GATE_OPEN, "*/*").minutes(1);
        assertThat(Objects.requireNonNull(time.book().freeze()).reason()).isEqualTo(Reason.PANIC);

        // When
        time.command(Command.Kind.FREEZE, AWS_WEST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_WEST)
                .minutes(1);
        time.command(Command.Kind.FREEZE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AZURE_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).filteredOn(line -> line.contains("FAIL_OVER")).isEmpty();
        assertThat(time.state(AWS_WEST)).isEqualTo(State.FROZEN);
        assertThat(refusals(time)).singleElement().asString().contains("an operator has frozen everything");
    }

    @Test
    void shouldFreezeTheRestAMinuteLaterWhenThereAreMoreRegionsThanEpochs() {
        // Given
        Timeline time = Timeline.of(
                        IntStream.range(0, 1200).mapToObj(i -> "aws/r" + i).toArray(String[]::new))
                .minutes(1);

        // When
        time.command(Command.Kind.FREEZE, "aws/*")
                .command(Command.Kind.FREEZE, "*/*")
                .minutes(1);
        int told = time.triggers().size();
        time.minutes(1);

        // Then
        assertThat(told).isEqualTo(980);
        assertThat(time.triggers()).hasSize(1201);
        assertThat(time.triggers()).extracting(Trigger::epoch).doesNotHaveDuplicates();
    }
}
