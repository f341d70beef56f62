package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nodes that go on under other names: the roster expects the old names for a day, and they are silent. */
class RenamedNodesTest {

    @Test
    void shouldNotTakeFormerNamesForAnOutage() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:20");

        // When: all 400 nodes of the region are renamed, and some days' work later half of them back
        time.nodes(AWS_EAST, 800, 2).silent(AWS_EAST, 0.5).through("09:00");
        time.incident("aws", "CONFIRMED", "us-east-1").through("10:00");

        // Then
        assertThat(time.story()).isEmpty();
        assertThat(time.state(AWS_EAST)).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldSeeThatARegionIsDarkAfterItsNodesWereRenamed() {
        // Given
        Timeline time = Timeline.sixRegions()
                .through("07:20")
                .nodes(AWS_EAST, 800, 2)
                .silent(AWS_EAST, 0.5)
                .through("09:00");

        // When
        time.silent(AWS_EAST).through("09:05");

        // Then: the load is that of the nodes there are
        assertThat(time.story()).containsExactly("09:02 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldSeeAnOutageOfHalfTheNodesAfterTheyWereRenamed() {
        // Given
        Timeline time = Timeline.sixRegions()
                .through("07:20")
                .nodes(AWS_EAST, 800, 2)
                .silent(AWS_EAST, 0.5)
                .through("09:00");

        // When: of 400 there are 200
        time.silent(AWS_EAST, 0.75).through("09:10");

        // Then
        assertThat(time.story()).hasSize(1);
        assertThat(time.triggers().get(0).summary()).contains("200 of 400 nodes");
    }

    @Test
    void shouldExpectAllNodesWhenARegionHasGrown() {
        // Given
        Timeline time =
                Timeline.sixRegions().through("07:20").nodes(AWS_EAST, 800, 2).through("08:00");

        // When
        time.silent(AWS_EAST, 0.5).through("08:10");

        // Then
        assertThat(time.triggers()).isNotEmpty();
        assertThat(time.triggers().get(0).summary()).contains("400 of 800 nodes");
    }
}
