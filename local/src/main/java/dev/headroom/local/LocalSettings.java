package dev.headroom.local;

import java.nio.file.Path;

/**
 * Where a local cluster keeps its data and on which ports it listens.
 *
 * @param dataDir the broker's data goes to {@code kafka} in it, the registry's to {@code registry}; made if missing
 * @param kafkaPort the broker's port on the loopback interface; 0 for any free one
 * @param registryPort the registry's; 0 for any free one
 */
public record LocalSettings(Path dataDir, int kafkaPort, int registryPort) {

    /** Checks the ports and makes the path absolute. */
    public LocalSettings {
        Ports.requireValid(kafkaPort, EmbeddedKafka.NAME);
        Ports.requireValid(registryPort, "schema registry");
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** That directory and any free ports. */
    public static LocalSettings in(Path dataDir) {
        return new LocalSettings(dataDir, 0, 0);
    }

    /** The same with another broker port. */
    public LocalSettings withKafkaPort(int port) {
        return new LocalSettings(dataDir, port, registryPort);
    }

    /** The same with another registry port. */
    public LocalSettings withRegistryPort(int port) {
        return new LocalSettings(dataDir, kafkaPort, port);
    }

    Path kafkaDir() {
        return dataDir.resolve("kafka");
    }

    Path registryDir() {
        return dataDir.resolve("registry");
    }
}
