package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a region leaves the books, and when it stays though nothing of it is expected. */
class LeavingRegionsTest {

    private static Timeline calm() {
        return Timeline.sixRegions().through("07:10");
    }

    @Test
    void shouldNotForgetARegionThatIsAwayWhenItsOtherClusterIsInMaintenance() {
        // Given
        Timeline time = calm().silent(AWS_EAST).through("07:30");

        // When
        time.command(Command.Kind.RETIRE, AWS_EAST + "/cluster-0")
                .command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-1")
                .minutes(1);
        State away = time.state(AWS_EAST);
        time.command(Command.Kind.RETIRE, AWS_EAST + "/cluster-1").minutes(1);

        // Then
        assertThat(away).isEqualTo(State.FAILING_OVER);
        assertThat(time.knows(AWS_EAST)).isFalse();
    }

    @Test
    void shouldKeepWhatIsKnownOfARegionWhenItIsInMaintenanceClusterByCluster() {
        // Given
        Timeline time = calm().command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-0")
                .command(Command.Kind.MAINTENANCE, AWS_EAST + "/cluster-1")
                .minutes(1);

        // When
        time.command(Command.Kind.MAINTENANCE_END, AWS_EAST).silent(AWS_EAST).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:13 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldDecideWhenARegionExpectsNothingAnyMore() {
        // Given
        Timeline time = calm().nodes(GCP, 0, 1);

        // When
        time.minutes(1).silent(AWS_EAST).minutes(2);

        // Then
        assertThat(time.story()).containsExactly("07:13 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }
}
