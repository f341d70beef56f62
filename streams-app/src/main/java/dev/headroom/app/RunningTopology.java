package dev.headroom.app;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** One topology as a Kafka Streams application. */
final class RunningTopology {

    private final String name;
    private final FailurePolicy policy;
    private final KafkaStreams streams;

    /** An application that is not started yet; {@code onChange} is told of each of its states. */
    RunningTopology(
            String name, Topology topology, Map<String, Object> properties, Consumer<KafkaStreams.State> onChange) {
        this.name = name;
        this.policy = new FailurePolicy(name, System::nanoTime);
        Properties table = new Properties();
        table.putAll(properties);
        this.streams = new KafkaStreams(topology, table);
        streams.setUncaughtExceptionHandler(policy);
        streams.setStateListener((now, before) -> onChange.accept(now));
    }

    String name() {
        return name;
    }

    void start() {
        streams.start();
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    /** What shut it down; null while nothing has. */
    @Nullable
    Throwable fatal() {
        return policy.fatal();
    }

    /** Leaves its group, so that others, or its own next start, need not wait for its session to expire; whether it ended in time. */
    boolean close(Duration timeout) {
        return streams.close(CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
