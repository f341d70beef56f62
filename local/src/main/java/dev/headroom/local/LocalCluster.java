package dev.headroom.local;

import dev.headroom.local.registry.RegistryServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and a schema registry under one data directory, both ready when {@link #start} returns. Ports that were any free
 * ones at the start stay the same for the life of this object, so that either part can be stopped and started again under clients
 * that know its address.
 */
public final class LocalCluster implements AutoCloseable {

    private final LocalSettings settings;
    private final DirectoryLock lock;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable RegistryServer registry;

    private LocalCluster(LocalSettings settings, DirectoryLock lock, EmbeddedKafka kafka, RegistryServer registry) {
        this.lock = lock;
        this.settings = settings.withKafkaPort(kafka.port()).withRegistryPort(registry.port());
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * Starts the registry, then the broker; nothing runs when either fails.
     *
     * @throws LocalException when a port is taken, the directory is in use or cannot be written to, or its content cannot be read
     */
    public static LocalCluster start(LocalSettings settings) {
        DirectoryLock lock = DirectoryLock.acquire(settings.dataDir());
        RegistryServer registry = null;
        try {
            registry = RegistryServer.start(settings.registryDir(), settings.registryPort());
            EmbeddedKafka kafka = EmbeddedKafka.start(kafkaSettings(settings));
            return new LocalCluster(settings, lock, kafka, registry);
        } catch (Throwable failed) {
            try (lock) {
                if (registry != null) {
                    registry.close();
                }
            }
            throw failed;
        }
    }

    /** The broker's address, {@code host:port}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + settings.kafkaPort();
    }

    /** The registry's address. */
    public String registryUrl() {
        return "http://" + Ports.LOOPBACK + ":" + settings.registryPort();
    }

    /** The two properties every client needs: {@code bootstrap.servers} and {@code schema.registry.url}. */
    public Map<String, String> clientProperties() {
        return Map.of("bootstrap.servers", bootstrapServers(), "schema.registry.url", registryUrl());
    }

    /** Stops the registry; clients get no answer until {@link #startRegistry}. Nothing happens if it is stopped. */
    public synchronized void stopRegistry() {
        RegistryServer running = registry;
        if (running != null) {
            registry = null;
            running.close();
        }
    }

    /** Starts the registry again, on the same port, with all it knew. Nothing happens if it runs. */
    public synchronized void startRegistry() {
        if (registry == null) {
            registry = RegistryServer.start(settings.registryDir(), settings.registryPort());
        }
    }

    /** Stops the broker. Nothing happens if it is stopped. */
    public synchronized void stopKafka() {
        EmbeddedKafka running = kafka;
        if (running != null) {
            kafka = null;
            running.close();
        }
    }

    /** Starts the broker again, on the same port, with all its data. Nothing happens if it runs. */
    public synchronized void startKafka() {
        if (kafka == null) {
            kafka = EmbeddedKafka.start(kafkaSettings(settings));
        }
    }

    /** Stops both cleanly. */
    @Override
    public void close() {
        try (lock) {
            try {
                stopRegistry();
            } finally {
                stopKafka();
            }
        }
    }

    private static KafkaSettings kafkaSettings(LocalSettings settings) {
        return new KafkaSettings(settings.kafkaDir(), settings.kafkaPort());
    }
}
