package dev.headroom.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A restart between any two records changes nothing: all that counts is in the stores. */
class FailoverRestartTest {

    /** Takes records one by one, restarting now and then. */
    private record Restarting(LiveTask task, Random restarts, double restartRatio) implements LogInputs {

        Restarting(double restartRatio) {
            this(new LiveTask(TimeSource.LOG, Instant.EPOCH), new Random(7), restartRatio);
        }

        private LiveTask task(Random random) {
            return random.nextDouble() < restartRatio ? task.restart() : task;
        }

        @Override
        public void fleet(FleetMinute record) {
            task(restarts).fleet(record);
        }

        @Override
        public void order(OperatorCommand command, Instant at) {
            task(restarts).order(command, at);
        }

        @Override
        public void message(CloudIncident incident, Instant at) {
            task(restarts).message(incident, at);
        }
    }

    private static Logs story() {
        return new Logs()
                .through("07:10")
                .silent("aws/us-east-1")
                .through("07:15")
                .order(OperatorCommand.newBuilder()
                        .setKind(CommandKind.FREEZE)
                        .setProvider("gcp")
                        .setRegion("us-central1"))
                .through("07:20")
                .reports("aws/us-east-1")
                .through("08:50");
    }

    @Test
    void shouldTriggerTheSameWhenItIsRestartedInTheMiddle() {
        // Given
        Restarting steady = new Restarting(0);
        Restarting shaky = new Restarting(0.05);

        // When
        story().mixedInto(steady, new Random(1));
        story().mixedInto(shaky, new Random(1));

        // Then
        assertThat(steady.task().triggers())
                .extracting(FailoverTrigger::getAction)
                .containsExactly("FAIL_OVER", "FREEZE", "FAIL_BACK");
        assertThat(shaky.task().triggers()).isEqualTo(steady.task().triggers());
    }
}
