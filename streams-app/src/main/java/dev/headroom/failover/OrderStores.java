package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.OperatorCommand;
import dev.headroom.failover.machine.Command;
import dev.headroom.failover.policy.Policies;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.signal.Incident;
import dev.headroom.serde.InternalAvroSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Orders of operators and messages about incidents that no decision has read yet, policies, and the incidents that are open. Orders and
 * messages wait for the next tick of their log and belong to it from then on.
 */
final class OrderStores {

    static final String COMMANDS = "failover-commands";
    static final String MESSAGES = "failover-messages";
    static final String INCIDENTS = "failover-incidents";
    static final String POLICIES = "failover-policies";

    private final BoundLogStores<OperatorCommand> commands;
    private final BoundLogStores<CloudIncident> messages;
    private final KeyValueStore<String, CloudIncident> incidents;
    private final KeyValueStore<String, FailoverPolicy> policies;
    private Policies loaded = Policies.of(List.of());

    OrderStores(ProcessorContext<?, ?> context, BookStores counters) {
        commands = new BoundLogStores<>(context.getStateStore(COMMANDS), COMMANDS, counters);
        messages = new BoundLogStores<>(context.getStateStore(MESSAGES), MESSAGES, counters);
        incidents = context.getStateStore(INCIDENTS);
        policies = context.getStateStore(POLICIES);
        loadPolicies();
    }

    static List<StoreBuilder<?>> builders() {
        return List.of(
                FailoverStores.inMemory(
                        COMMANDS,
                        Serdes.String(),
                        InternalAvroSerde.<OperatorCommand>of(OperatorCommand.getClassSchema())),
                FailoverStores.inMemory(
                        MESSAGES, Serdes.String(), InternalAvroSerde.<CloudIncident>of(CloudIncident.getClassSchema())),
                FailoverStores.inMemory(
                        INCIDENTS,
                        Serdes.String(),
                        InternalAvroSerde.<CloudIncident>of(CloudIncident.getClassSchema())),
                FailoverStores.inMemory(
                        POLICIES,
                        Serdes.String(),
                        InternalAvroSerde.<FailoverPolicy>of(FailoverPolicy.getClassSchema())));
    }

    BoundLogStores<OperatorCommand> commands() {
        return commands;
    }

    BoundLogStores<CloudIncident> messages() {
        return messages;
    }

    /** Whether both logs were read up to a tick. */
    boolean haveReached(Instant tick) {
        return !commands.latestTick().isBefore(tick) && !messages.latestTick().isBefore(tick);
    }

    /** Orders that hold at a tick and were not read before; they are read once. */
    List<Command> takeCommands(Instant tick) {
        return commands.take(tick).stream().map(CommandMapper::toCommand).toList();
    }

    /** Incidents that are open at a tick. */
    List<Incident> incidentsAt(Instant tick) {
        for (CloudIncident message : messages.take(tick)) {
            incidents.put(message.getProvider() + "/" + message.getIncidentId(), message);
        }
        List<Incident> open = new ArrayList<>();
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, CloudIncident> all = incidents.all()) {
            while (all.hasNext()) {
                KeyValue<String, CloudIncident> entry = all.next();
                Incident incident = IncidentMapper.toIncident(entry.value);
                Instant end = entry.value.getEndsAt();
                if (incident.isOver() || (end != null && !end.isAfter(tick))) {
                    over.add(entry.key);
                } else {
                    open.add(incident);
                }
            }
        }
        over.forEach(incidents::delete);
        return open;
    }

    Policies policies() {
        return loaded;
    }

    void putPolicy(String key, @Nullable FailoverPolicy policy) {
        policies.put(key, policy);
        loadPolicies();
    }

    private void loadPolicies() {
        List<Policy> all = new ArrayList<>();
        try (KeyValueIterator<String, FailoverPolicy> entries = policies.all()) {
            entries.forEachRemaining(entry -> all.add(PolicyMapper.toPolicy(entry.value)));
        }
        loaded = Policies.of(all);
    }
}
