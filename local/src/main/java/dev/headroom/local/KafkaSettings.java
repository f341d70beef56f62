package dev.headroom.local;

import java.nio.file.Path;

/**
 * Where an embedded broker keeps its data and on which port it listens.
 *
 * @param dataDir all of it: log segments, cluster metadata, cluster id; made if missing
 * @param port of the loopback interface; 0 for any free one
 */
public record KafkaSettings(Path dataDir, int port) {

    /** Checks the port and makes the path absolute. */
    public KafkaSettings {
        Ports.requireValid(port, EmbeddedKafka.NAME);
        dataDir = dataDir.toAbsolutePath().normalize();
    }
}
