package dev.headroom.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;

/** A restart between any two records changes nothing: all that counts is in the stores. */
class FailoverRestartTest {

    /** The decision task over its stores, which outlive the processor. */
    private static final class Restarting implements LogInputs {

        private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
        private final Random restarts;
        private final double restartRatio;
        private final Queue<FailoverContext> samples = new ArrayDeque<>();
        private final List<FailoverTrigger> triggers = new ArrayList<>();
        private FailoverProcessor processor;

        Restarting(double restartRatio) {
            this.restarts = new Random(7);
            this.restartRatio = restartRatio;
            context.setCurrentSystemTimeMs(0);
            for (StoreBuilder<?> builder : FailoverStores.builders()) {
                StateStore store = builder.withLoggingDisabled().build();
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
            }
            processor = started();
        }

        private FailoverProcessor started() {
            FailoverProcessor next = new FailoverProcessor(TimeSource.LOG);
            next.init(context);
            return next;
        }

        private void take(FailoverInput input) {
            if (restarts.nextDouble() < restartRatio) {
                processor = started();
            }
            processor.process(new Record<>("input", input, 0));
            context.forwarded().forEach(captured -> {
                Object value = captured.record().value();
                if (value instanceof FailoverTrigger trigger) {
                    triggers.add(trigger);
                } else if (value instanceof FailoverContext sample) {
                    samples.add(sample);
                }
            });
            context.resetForwards();
            if (!samples.isEmpty()) {
                take(new FailoverInput.Sample(samples.remove()));
            }
        }

        @Override
        public void fleet(FleetMinute record) {
            take(new FailoverInput.Fleet(record));
        }

        @Override
        public void order(OperatorCommand command, Instant at) {
            take(new FailoverInput.Order(command, at));
        }

        @Override
        public void message(CloudIncident incident, Instant at) {
            take(new FailoverInput.Message(incident, at));
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
        assertThat(steady.triggers)
                .extracting(FailoverTrigger::getAction)
                .containsExactly("FAIL_OVER", "FREEZE", "FAIL_BACK");
        assertThat(shaky.triggers).isEqualTo(steady.triggers);
    }
}
