package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.signal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When more load follows after the first move of an incident. */
class TopUpsTest {

    @Test
    void shouldRestBetweenTopUpsWhenGpusAreLostMinuteByMinute() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When: from 70 % healthy down by 1 % a minute
        for (int i = 0; i < 45; i++) {
            time.healthy(AWS_EAST, 0.7 - 0.01 * i).minutes(1);
        }

        // Then
        List<Instant> decided = time.triggers().stream().map(Trigger::decidedAt).toList();
        assertThat(decided).hasSizeBetween(3, 4);
        for (int i = 1; i < decided.size(); i++) {
            assertThat(Duration.between(decided.get(i - 1), decided.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        }
        assertThat(time.triggers()).extracting(Trigger::reason).containsOnly(Reason.GPU_HEALTH);
    }

    @Test
    void shouldNotRestWhenARegionThatLosesGpusGoesDark() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "06:00", "wide").moveRatio(1).build())
                .through("07:10")
                .healthy(AWS_EAST, 0.6)
                .through("07:19");

        // When
        time.silent(AWS_EAST).minutes(2);

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:19 FAIL_OVER aws/us-east-1 -> aws/us-west-2 512 GPU_HEALTH",
                        "07:21 FAIL_OVER aws/us-east-1 -> azure/eastus2 768 SILENCE");
    }

    @Test
    void shouldMoveMoreWhenARegionSaturatesAgain() {
        // Given: the move is done, and the region is between the two levels
        Timeline time =
                Timeline.sixRegions().through("07:10").busy(AWS_EAST, 0.97).through("07:25");
        long first = time.triggers().get(0).gpusMoved();
        time.command(Command.Kind.ACKNOWLEDGE, AWS_EAST).busy(AWS_EAST, 0.85).through("08:30");
        int between = time.triggers().size();

        // When
        time.busy(AWS_EAST, 0.97).through("08:45");

        // Then: 544 above the release level once more, less what the window remembers
        assertThat(between).isEqualTo(1);
        assertThat(time.triggers()).hasSize(2);
        Trigger second = time.triggers().get(1);
        assertThat(second.reason()).isEqualTo(Reason.SATURATION);
        assertThat(second.gpusMoved()).isBetween(450L, 545L);
        assertThat(time.row(AWS_EAST).gpusMoved()).isEqualTo(first + second.gpusMoved());
    }

    @Test
    void shouldNotMoveMoreWhenNobodyHasMovedTheFirstYet() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").busy(AWS_EAST, 0.97);

        // When
        time.through("07:40");

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILING_OVER);
        assertThat(time.triggers()).hasSize(1);
    }

    @Test
    void shouldSayThatNothingMovesWhenARegionHasNoLoad() {
        // Given
        Timeline time = Timeline.sixRegions().busy(AWS_EAST, 0).through("07:10");

        // When
        time.silent(AWS_EAST).through("07:20");

        // Then
        assertThat(time.story()).containsExactly("07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 0 SILENCE");
        Trigger trigger = time.triggers().get(0);
        assertThat(trigger.shareRatio()).isZero();
        assertThat(trigger.summary())
                .isEqualTo("aws/us-east-1 is silent: 400 of 400 nodes missed 3 intervals since 07:11:00Z; it runs no"
                        + " load, so nothing moves; new load belongs to aws/us-west-2 (1,760 free)");
    }
}
