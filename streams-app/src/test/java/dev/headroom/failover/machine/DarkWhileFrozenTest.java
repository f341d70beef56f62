package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A freeze by hand moves nothing, and hides nothing. */
class DarkWhileFrozenTest {

    private static final String PAGE = "TRIGGER RegionFailover critical";

    private static Timeline frozen(String scope) {
        return Timeline.sixRegions()
                .through("07:10")
                .command(Command.Kind.FREEZE, scope)
                .minutes(1);
    }

    private static List<String> critical(Timeline time) {
        return time.alerts().stream()
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .map(Alert::summary)
                .toList();
    }

    private static void movesNothing(Timeline time) {
        assertThat(time.triggers()).extracting(Trigger::action).containsOnly(Trigger.Action.FREEZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS_EAST, "*/*"})
    void shouldPageOnceWhenAFrozenRegionGoesDark(String scope) {
        // Given
        Timeline time = frozen(scope);

        // When
        time.silent(AWS_EAST).minutes(10);

        // Then
        assertThat(time.pages()).containsOnlyOnce(PAGE);
        assertThat(critical(time))
                .singleElement()
                .asString()
                .startsWith("aws/us-east-1 ")
                .contains("; nothing is moved, because ");
        movesNothing(time);
        time.reports(AWS_EAST).minutes(2);
        assertThat(time.pages()).last().isEqualTo("RESOLVE RegionFailover critical");
    }

    @ParameterizedTest
    @CsvSource({AWS_EAST + ", 3", "*/*, 2"})
    void shouldPageWhenTheHoldDownIsOver(String scope, int minutes) {
        // Given
        Timeline time = frozen(scope);

        // When
        time.silent(AWS_EAST, 0.6).minutes(minutes);
        List<String> before = critical(time);
        time.minutes(1);

        // Then
        assertThat(before).isEmpty();
        assertThat(critical(time)).hasSize(1);
        movesNothing(time);
    }

    @Test
    void shouldPageAnewWhenTheSignalWasAwayForAWhile() {
        // Given
        Timeline time = frozen(AWS_EAST).silent(AWS_EAST, 0.6).minutes(3);

        // When
        time.reports(AWS_EAST).minutes(1).silent(AWS_EAST, 0.6).minutes(3);

        // Then
        assertThat(time.pages()).doesNotContain(PAGE);
    }

    @Test
    void shouldNotPageWhenTheRegionIsInMaintenance() {
        // Given
        Timeline time = frozen(AWS_EAST).command(Command.Kind.MAINTENANCE, AWS_EAST);

        // When
        time.silent(AWS_EAST).minutes(10);

        // Then
        assertThat(time.pages()).doesNotContain(PAGE);
    }

    @Test
    void shouldNotPageAgainWhenItsLoadIsAwayAlready() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").silent(AWS_EAST).minutes(5);

        // When
        time.command(Command.Kind.FREEZE, AWS_EAST).minutes(5);

        // Then
        assertThat(time.pages()).containsOnlyOnce(PAGE);
    }

    @Test
    void shouldWakeNobodyWhenTheRegionIsInShadow() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "trial").shadow().build())
                .through("07:10")
                .command(Command.Kind.FREEZE, AWS_EAST)
                .minutes(1);

        // When
        time.silent(AWS_EAST).minutes(5);

        // Then
        assertThat(time.pages()).doesNotContain(PAGE).contains("TRIGGER RegionFailover warning");
    }
}
