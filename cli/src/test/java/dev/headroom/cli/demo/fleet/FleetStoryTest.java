package dev.headroom.cli.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FleetStoryTest {

    private static final Instant START = Instant.parse("2025-11-01T06:00:00Z");
    private static final Duration WATCHED = Duration.ofMinutes(1);

    private final FleetStory story = new FleetStory(START);

    @Test
    void shouldBeOverWithinAMinuteOfWatching() {
        // Given
        Simulation simulation = story.simulation();

        // Then
        assertThat(simulation.start()).isEqualTo(START);
        assertThat(Duration.between(START, simulation.end()).dividedBy(FleetStory.SPEED))
                .isLessThan(WATCHED);
    }

    @Test
    void shouldEndWithTheTickOfItsLastDecision() {
        // Then
        assertThat(story.lastDecision())
                .isEqualTo("2025-11-01T06:42:20Z")
                .isEqualTo(story.simulation().end());
    }

    @Test
    void shouldHaveTheFleetThatTheHelpTellsOf() {
        assertThat(story.simulation().gpus()).isEqualTo(6_480);
    }

    @Test
    void shouldHaveDecidedOnlyWhenTheTickHasCome() {
        assertThat(ShownFleet.failedOver().hasDecided(Instant.parse("2025-11-01T06:14:20Z")))
                .isTrue();
        assertThat(ShownFleet.failedOver().hasDecided(Instant.parse("2025-11-01T06:15:20Z")))
                .isFalse();
        assertThat(FleetSnapshot.NONE.hasDecided(Instant.EPOCH)).isFalse();
    }
}
