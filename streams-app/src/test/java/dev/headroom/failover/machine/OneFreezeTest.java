package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the causes, everything is frozen once, and goes on when the last of them has ended. */
class OneFreezeTest {

    private static final String FREEZE = "FailoverFrozen";

    private static Timeline calm() {
        return Timeline.sixRegions().through("07:10");
    }

    private static Timeline late(Timeline time) {
        return time.late(Duration.ofMinutes(3)).minutes(1).behind();
    }

    private static List<String> ofFreeze(Timeline time) {
        return time.pages().stream().filter(page -> page.contains(FREEZE)).toList();
    }

    private static void isOne(Timeline time) {
        assertThat(time.triggers())
                .extracting(Trigger::incidentId)
                .hasSizeGreaterThan(1)
                .containsOnly(time.triggers().get(0).incidentId());
        assertThat(time.triggers()).extracting(Trigger::epoch).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldStayFrozenByHandWhenTheLagEnds() {
        // Given
        Timeline time = late(calm());
        time.command(Command.Kind.FREEZE, "*/*").minutes(1);

        // When
        time.late(Duration.ZERO).minutes(2);
        StateRow system = time.row("*/*");
        List<String> pages = ofFreeze(time);
        time.command(Command.Kind.UNFREEZE, "*/*").minutes(2);

        // Then
        assertThat(system.state()).isEqualTo(State.FROZEN);
        assertThat(system.note()).isEqualTo(SystemMachine.BY_HAND);
        assertThat(pages).containsExactly("TRIGGER FailoverFrozen critical", "TRIGGER FailoverFrozen warning");
        assertThat(time.story())
                .containsExactly("07:12 FREEZE */* LAG", "07:12 FREEZE */* OPERATOR", "07:15 UNFREEZE */* RECOVERED");
        assertThat(ofFreeze(time)).last().isEqualTo("RESOLVE FailoverFrozen warning");
        isOne(time);
    }

    @Test
    void shouldStayFrozenForLagWhenAnOperatorUnfreezes() {
        // Given
        Timeline time = calm().command(Command.Kind.FREEZE, "*/*").minutes(1);
        late(time);

        // When
        time.command(Command.Kind.UNFREEZE, "*/*").minutes(2);
        StateRow system = time.row("*/*");
        List<String> pages = ofFreeze(time);
        time.late(Duration.ZERO).minutes(1);

        // Then
        assertThat(system.state()).isEqualTo(State.FROZEN);
        assertThat(system.note()).isEqualTo("a partition is behind");
        assertThat(pages).containsExactly("TRIGGER FailoverFrozen warning", "TRIGGER FailoverFrozen critical");
        assertThat(time.story())
                .containsExactly("07:11 FREEZE */* OPERATOR", "07:13 FREEZE */* LAG", "07:15 UNFREEZE */* RECOVERED");
        assertThat(time.triggers())
                .last()
                .extracting(Trigger::summary)
                .asString()
                .contains("after 4 min");
        assertThat(ofFreeze(time)).last().isEqualTo("RESOLVE FailoverFrozen critical");
        assertThat(time.row("*/*").state()).isEqualTo(State.HEALTHY);
        isOne(time);
    }

    @Test
    void shouldStayFrozenWhenTheFirstMinuteInTimeShowsThatAllIsSilent() {
        // Given
        Timeline time = Timeline.of(AWS_EAST, GCP).through("07:10");
        late(time).silent(AWS_EAST).silent(GCP).minutes(3);

        // When
        time.late(Duration.ZERO).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:12 FREEZE */* LAG", "07:15 FREEZE */* ALL_SILENT");
        assertThat(ofFreeze(time)).doesNotContain("RESOLVE FailoverFrozen critical");
        isOne(time);
    }

    @Test
    void shouldStayFrozenByHandWhenALagBeganAndEndedWhileDecisionsWereOnPaper() {
        // Given: on paper the freeze ends, and is ordered again
        Timeline time = calm().command(Command.Kind.FREEZE, "*/*").minutes(1).replaying(true);
        time.minutes(1).behind().minutes(1);

        // When
        time.replaying(false).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:11 FREEZE */* OPERATOR", "07:13 FREEZE */* LAG");
        assertThat(ofFreeze(time)).noneMatch(page -> page.startsWith("RESOLVE"));
        isOne(time);
    }

    @Test
    void shouldEndBothAtOnceWhenAnOperatorUnfreezesInTheFirstMinuteInTime() {
        // Given
        Timeline time = late(calm()).command(Command.Kind.FREEZE, "*/*").minutes(1);

        // When
        time.late(Duration.ZERO).command(Command.Kind.UNFREEZE, "*/*").minutes(1);

        // Then
        assertThat(time.story()).last().isEqualTo("07:13 UNFREEZE */* RECOVERED");
        assertThat(time.story()).hasSize(3);
        assertThat(time.row("*/*").state()).isEqualTo(State.HEALTHY);
        isOne(time);
    }

    @Test
    void shouldMoveWithTheSameEpochsWhetherTheLagWasToldOrNot() {
        // Given: a replay knows the same lag, and of no timer that told it
        Timeline told = late(calm());
        Timeline replayed = calm().late(Duration.ofMinutes(3)).minutes(1);

        // When
        for (Timeline time : List.of(told, replayed)) {
            time.command(Command.Kind.FREEZE, "*/*").minutes(1);
            time.command(Command.Kind.UNFREEZE, "*/*")
                    .command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST)
                    .minutes(1);
        }

        // Then
        assertThat(told.story()).noneMatch(line -> line.contains("UNFREEZE"));
        assertThat(told.triggers()).last().isEqualTo(replayed.triggers().get(2));
    }
}
