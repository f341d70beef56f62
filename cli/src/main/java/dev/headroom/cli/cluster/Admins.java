package dev.headroom.cli.cluster;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Kafka's admin client for commands: a person waits, so an address that does not answer is told within seconds. */
final class Admins {

    private static final int PATIENCE_MS = 15_000;

    private Admins() {}

    /**
     * What {@code action} gives on a client of these settings, which is closed after it.
     *
     * @throws CommandFailure when no client can be made of the settings
     */
    static <T> T with(Map<String, Object> clientConfig, Function<Admin, T> action) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = create(config)) {
            return action.apply(admin);
        }
    }

    private static Admin create(Map<String, Object> config) {
        try {
            return Admin.create(config);
        } catch (KafkaException refused) {
            throw new CommandFailure("client settings: " + Messages.ofRoot(refused), refused);
        }
    }
}
