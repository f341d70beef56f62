package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of orders that are not carried out. */
class RefusalsTest {

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
    void shouldSayWhenAnAcknowledgementNamesAnotherIncident() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:12");

        // When
        time.command(new Command(
                        Command.Kind.ACKNOWLEDGE,
                        Scope.parse(AWS_EAST),
                        "aws/us-east-1/2025-10-19T01:00Z",
                        null,
                        null,
                        "",
                        "kim"))
                .command(Command.Kind.ACKNOWLEDGE, GCP)
                .minutes(1);

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILING_OVER);
        assertThat(refusals(time))
                .containsExactly(
                        "the acknowledgement of aws/us-east-1 was refused: aws/us-east-1/2025-10-20T07:12Z is open there,"
                                + " not aws/us-east-1/2025-10-19T01:00Z",
                        "the acknowledgement of gcp/us-central1 was refused: no incident is open there");
    }

    @Test
    void shouldFailOverInTimeWhenAnOrderForTheRegionIsRefused() {
        // Given
        Timeline time = calm().silent(AWS_EAST).minutes(1);

        // When
        time.command(Command.Kind.FORCE_FAIL_BACK, AWS_EAST).minutes(1);

        // Then
        assertThat(refusals(time)).hasSize(1);
        assertThat(time.story()).containsExactly("07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldCarryOutAsManyOrdersAsThereAreEpochsAndRefuseTheRest() {
        // Given
        Timeline time = calm();

        // When
        for (int i = 0; i < 1000; i++) {
            time.command(Command.Kind.FORCE_FAIL_OVER, AWS_EAST);
        }
        time.silent(AZURE_EAST).minutes(1);

        // Then
        assertThat(time.triggers()).hasSize(Round.MOST_ORDERED);
        assertThat(refusals(time))
                .singleElement()
                .satisfies(summary -> assertThat(summary)
                        .contains("a minute has room for 490 triggers of orders")
                        .endsWith("; and 505 more")
                        .hasSizeLessThan(1000));
        time.minutes(1);
        assertThat(time.state(AZURE_EAST)).isEqualTo(State.FAILING_OVER);
    }

    @Test
    void shouldTellRefusalsTogetherWhenManyRegionsAreNamedThatNobodyKnows() {
        // Given
        Timeline time = calm();

        // When
        for (int i = 0; i < 1000; i++) {
            time.command(Command.Kind.FORCE_FAIL_OVER, "nowhere/" + i);
        }
        time.minutes(1);

        // Then
        assertThat(refusals(time)).hasSizeLessThanOrEqualTo(Refusals.MOST_REGIONS + 1);
    }
}
