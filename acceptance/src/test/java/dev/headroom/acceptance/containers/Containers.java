package dev.headroom.acceptance.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.acceptance.CommandLine;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker and a registry in containers of their own, removed at the end. */
final class Containers implements AutoCloseable {

    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
    private static final DockerImageName APICURIO = DockerImageName.parse("apicurio/apicurio-registry:3.0.9");
    private static final int REGISTRY_PORT = 8080;
    private static final String CONFLUENT_API = "/apis/ccompat/v7";

    private final KafkaContainer kafka = new KafkaContainer(KAFKA);
    private final GenericContainer<?> registry = new GenericContainer<>(APICURIO)
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp(CONFLUENT_API + "/subjects").withStartupTimeout(Duration.ofMinutes(2)));

    private Containers() {}

    /** Whether Docker answers. */
    static boolean available() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Where no Docker answers the test is skipped and says so. */
    static void assumeAvailable() {
        assumeTrue(available(), "skipped: no Docker answers here, so there is no broker and no registry in containers");
    }

    /** Starts both. */
    static Containers start() {
        Containers containers = new Containers();
        try {
            containers.kafka.start();
            containers.registry.start();
            return containers;
        } catch (Throwable failed) {
            containers.close();
            throw failed;
        }
    }

    /** The command line against an installation on them. */
    CommandLine commands(String topicPrefix) {
        return new CommandLine(
                kafka.getBootstrapServers(),
                "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + CONFLUENT_API,
                topicPrefix);
    }

    @Override
    public void close() {
        registry.stop();
        kafka.stop();
    }
}
