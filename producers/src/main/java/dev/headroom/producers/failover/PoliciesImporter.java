package dev.headroom.producers.failover;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.FailoverPolicyKey;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends the policies of a file to {@code failover_policies}: all of them or, when one has a fault, none. A policy of the same
 * pattern and instant replaces the former one, so importing a file again changes nothing. The record timestamp is the instant a
 * policy comes into force.
 */
public final class PoliciesImporter {

    private final Outlet outlet;

    /** An importer that writes to {@code outlet}, which stays open. */
    public PoliciesImporter(Outlet outlet) {
        this.outlet = outlet;
    }

    /**
     * What an import did.
     *
     * @param policies policies sent
     * @param scopes different patterns among them
     * @param elapsed how long it took
     */
    public record Result(int policies, long scopes, Duration elapsed) {}

    /**
     * Reads a file.
     *
     * @throws dev.headroom.producers.ImportException listing every fault with its place
     */
    public static List<FailoverPolicy> read(Path file) {
        FaultSink faults = new FaultSink();
        List<FailoverPolicy> policies = new PoliciesYaml(faults).read(file);
        faults.requireNone(String.valueOf(file.getFileName()), "loaded");
        return policies;
    }

    /**
     * Reads and sends a file.
     *
     * @throws dev.headroom.producers.ImportException when it has faults or cannot be sent
     */
    public Result run(Path file) {
        long startedNanos = System.nanoTime();
        List<FailoverPolicy> policies = read(file);
        String topic = outlet.nameOf(TopicCatalogue.FAILOVER_POLICIES);
        RecordEncoder<FailoverPolicyKey> keys =
                outlet.keysOf(TopicCatalogue.FAILOVER_POLICIES, FailoverPolicyKey.class);
        RecordEncoder<FailoverPolicy> values = outlet.valuesOf(TopicCatalogue.FAILOVER_POLICIES, FailoverPolicy.class);
        for (FailoverPolicy policy : policies) {
            FailoverPolicyKey key = new FailoverPolicyKey(policy.getScopePattern(), policy.getEffectiveFrom());
            outlet.send(new ProducerRecord<>(
                    topic, null, policy.getEffectiveFrom().toEpochMilli(), keys.encode(key), values.encode(policy)));
        }
        outlet.flush();
        return new Result(
                policies.size(),
                policies.stream()
                        .map(FailoverPolicy::getScopePattern)
                        .distinct()
                        .count(),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }
}
