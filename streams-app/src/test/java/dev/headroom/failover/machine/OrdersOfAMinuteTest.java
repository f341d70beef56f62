package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders of one minute are carried out in the order of their log, each by the orders that stand at its place. */
class OrdersOfAMinuteTest {

    private static final String MOVED = "07:11 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 OPERATOR";

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
    void shouldMoveLoadBackThroughAClosedGateWhenItIsForced() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:20");

        // When: as the runbook says
        time.command(Command.Kind.GATE_CLOSE, "*/*").minutes(1);
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE",
                        "07:22 FAIL_BACK aws/us-east-1 -> aws/us-west-2 1280 OPERATOR");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
        assertThat(refusals(time)).isEmpty();
    }

    @Test
    void shouldHaveFailedOverWhenAForceIsAcknowledgedInItsMinute() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.ACKNOWLEDGE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).containsExactly(MOVED);
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILED_OVER);
    }

    @Test
    void shouldMoveAndThenFreezeWhenTheFreezeComesAfterTheForce() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.FREEZE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story()).containsExactly(MOVED, "07:11 FREEZE aws/us-east-1 OPERATOR");
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FROZEN);
    }

    @Test
    void shouldRefuseWhenTheFreezeComesBeforeTheForce() {
        // Given
        Timeline time = calm();

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.UNFREEZE, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(time.story())
                .containsExactly("07:11 FREEZE aws/us-east-1 OPERATOR", "07:11 UNFREEZE aws/us-east-1 OPERATOR");
        assertThat(refusals(time))
                .containsExactly("the order to move load of aws/us-east-1 was refused: the region is frozen");
    }

    @Test
    void shouldMoveWhileTheGateIsOpenAndRefuseWhileItIsClosed() {
        // Given
        Timeline opened = calm().command(Command.Kind.GATE_CLOSE, "*/*").minutes(1);
        Timeline closed = calm();

        // When
        opened.command(Command.Kind.GATE_OPEN, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.GATE_CLOSE, "*/*")
                .minutes(1);
        closed.command(Command.Kind.GATE_CLOSE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.GATE_OPEN, "*/*")
                .minutes(1);

        // Then
        assertThat(opened.story()).containsExactly(MOVED.replace("07:11", "07:12"));
        assertThat(closed.story()).isEmpty();
        assertThat(refusals(closed))
                .containsExactly("the order to move load of aws/us-east-1 was refused: the master gate is closed");
    }

    @Test
    void shouldMoveAndThenFreezeEverythingWhenThatComesAfterTheForce() {
        // Given
        Timeline moved = calm();
        Timeline refused = calm();

        // When
        moved.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.FREEZE, "*/*")
                .minutes(1);
        refused.command(Command.Kind.FREEZE, "*/*")
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(moved.story()).containsExactly(MOVED, "07:11 FREEZE */* OPERATOR");
        assertThat(refused.story()).containsExactly("07:11 FREEZE */* OPERATOR");
        assertThat(refusals(refused)).singleElement().asString().contains("an operator has frozen everything");
    }

    @Test
    void shouldMoveAndThenForgetTheRegionWhenItIsRetiredAfterTheForce() {
        // Given
        Timeline moved = calm();
        Timeline refused = calm();

        // When
        moved.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .command(Command.Kind.RETIRE, AWS_EAST)
                .minutes(1);
        refused.command(Command.Kind.RETIRE, AWS_EAST)
                .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                .minutes(1);

        // Then
        assertThat(moved.story()).containsExactly(MOVED);
        assertThat(moved.knows(AWS_EAST)).isFalse();
        assertThat(refused.story()).isEmpty();
        assertThat(refusals(refused))
                .containsExactly(
                        "the order to move load of aws/us-east-1 was refused: no region aws/us-east-1 is known");
    }
}
