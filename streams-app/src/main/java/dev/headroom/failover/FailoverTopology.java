package dev.headroom.failover;

import static dev.headroom.topics.TopicCatalogue.ALERTS_ACTIVE;
import static dev.headroom.topics.TopicCatalogue.ALERT_EVENTS;
import static dev.headroom.topics.TopicCatalogue.CLOUD_INCIDENTS;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_CONSUMPTION;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_CONTEXT;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_POLICIES;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_STATE;
import static dev.headroom.topics.TopicCatalogue.FAILOVER_TRIGGERS;
import static dev.headroom.topics.TopicCatalogue.FLEET_MINUTES;
import static dev.headroom.topics.TopicCatalogue.OPERATOR_COMMANDS;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.TopologySettings;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.AlertEventKey;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FailoverTriggerKey;
import dev.headroom.topics.Topic;
import dev.headroom.topology.TopologyParts;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Failover as a topology of one task, which reads six logs of one partition each. It also reads back what it samples for each
 * minute, so that a replay decides by the same sample.
 */
public final class FailoverTopology implements HeadroomTopology {

    /** Of what nobody waits for; see {@link dev.headroom.app.PromptCommit}. */
    private static final String COMMIT_INTERVAL_MS = "1000";

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public Map<String, Object> streamsConfig() {
        return Map.of("commit.interval.ms", COMMIT_INTERVAL_MS);
    }

    @Override
    public Topology build(TopologySettings settings) {
        return new Build(settings).topology();
    }

    /** One build, for one installation. */
    private static final class Build {

        private final TopologyParts parts;
        private final TopologySettings settings;
        private final Readings readings;

        private Build(TopologySettings settings) {
            this.settings = settings;
            this.parts = new TopologyParts(settings);
            this.readings = new Readings(settings.serdes());
        }

        private Topology topology() {
            KStream<String, FailoverInput> inputs = policies()
                    .merge(input(FLEET_MINUTES, readings::fleet), Named.as("with-fleet-minutes"))
                    .merge(input(OPERATOR_COMMANDS, readings::orders), Named.as("with-operator-commands"))
                    .merge(input(CLOUD_INCIDENTS, readings::messages), Named.as("with-cloud-incidents"))
                    .merge(input(FAILOVER_CONTEXT, readings::samples), Named.as("with-failover-context"))
                    .merge(input(COMMITMENT_CONSUMPTION, readings::positions), Named.as("with-positions"));
            KStream<Object, Object> decided = inputs.process(
                    TopologyParts.supplier(
                            () -> new FailoverProcessor(settings.timeSource()), FailoverStores.builders()),
                    Named.as("decide"));

            parts.egress(decided, FAILOVER_TRIGGERS, FailoverTriggerKey.class, FailoverTrigger.class);
            parts.egress(decided, FAILOVER_STATE, FailoverStateKey.class, FailoverState.class);
            parts.egress(decided, ALERT_EVENTS, AlertEventKey.class, AlertEvent.class);
            parts.egress(decided, ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class);
            parts.egressLog(decided, FAILOVER_CONTEXT, FailoverContext.class);
            return parts.build();
        }

        /** Policies come first, so that a replay begins with all there are. */
        private KStream<String, FailoverInput> policies() {
            return typed(
                    FAILOVER_POLICIES,
                    parts.ingestFirst(
                            FAILOVER_POLICIES,
                            "read-" + FAILOVER_POLICIES.name(),
                            () -> new ReaderProcessor(readings.policies())));
        }

        private KStream<String, FailoverInput> input(Topic topic, Supplier<ReaderProcessor.Reading> reading) {
            return typed(topic, parts.ingest(topic, "read-" + topic.name(), () -> new ReaderProcessor(reading.get())));
        }

        private KStream<String, FailoverInput> typed(Topic topic, KStream<Object, Object> read) {
            parts.deadLetters(topic.name(), read);
            return read.filter((key, value) -> value instanceof FailoverInput, Named.as("keep-read-" + topic.name()))
                    .map(
                            (key, value) -> KeyValue.pair((String) key, (FailoverInput) value),
                            Named.as("type-read-" + topic.name()));
        }
    }
}
