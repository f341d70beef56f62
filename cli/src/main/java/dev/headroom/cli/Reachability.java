package dev.headroom.cli;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.TopicCatalogue;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Asks broker and registry for a sign of life, so that a wrong address is told within seconds and by its name. */
final class Reachability {

    private static final int BROKER_TIMEOUT_MS = 8_000;
    private static final String REGISTRY_TIMEOUT_MS = "5000";

    private Reachability() {}

    /** Throws {@link CommandFailure} unless the broker answers. */
    static void requireBroker(Map<String, ?> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS / 2);
        String address = String.valueOf(config.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        try (Admin admin = Admin.create(config)) {
            admin.describeCluster().nodes().get(BROKER_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw noBroker(address, silent);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RetriableException) {
                throw noBroker(address, failed);
            }
            throw new CommandFailure("the Kafka broker at " + address + " refuses: " + Messages.ofRoot(failed), failed);
        } catch (KafkaException wrong) {
            throw new CommandFailure(
                    "cannot make a Kafka client for " + address + ": " + Messages.ofRoot(wrong), wrong);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped", stopped);
        }
    }

    /** Throws {@link CommandFailure} unless the registry answers. */
    static void requireRegistry(Map<String, ?> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(AvroSerdes.PATIENCE_CONFIG, "0");
        config.putIfAbsent("schema.registry.http.connect.timeout.ms", REGISTRY_TIMEOUT_MS);
        config.putIfAbsent("schema.registry.http.read.timeout.ms", REGISTRY_TIMEOUT_MS);
        String address = String.valueOf(config.get(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG));
        try {
            AvroSerdes.of(config).registry().getAllVersions(TopicCatalogue.SPEND_DAILY.name() + "-value");
        } catch (RestClientException verdict) {
            // That it does not know the subject is an answer, too.
            return;
        } catch (IOException silent) {
            throw new CommandFailure(
                    "no schema registry at " + address + ": " + Messages.ofRoot(silent)
                            + "; start it, or name another with --schema-registry",
                    silent);
        } catch (IllegalArgumentException | KafkaException wrong) {
            throw new CommandFailure("client settings: " + Messages.ofRoot(wrong), wrong);
        }
    }

    private static CommandFailure noBroker(String address, Exception cause) {
        return new CommandFailure(
                "no Kafka broker at " + address + "; start it, or name another with --bootstrap-server", cause);
    }
}
