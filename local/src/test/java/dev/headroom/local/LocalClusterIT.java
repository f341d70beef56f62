package dev.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterIT {

    private static final AvroSchema SCHEMA =
            new AvroSchema("{\"type\":\"record\",\"name\":\"Charge\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}");

    @TempDir
    private Path directory;

    @Test
    void shouldFindTopicsAndSchemasAgainWhenStartedAgainOnTheSameDirectory() throws Exception {
        // Given
        LocalSettings settings = LocalSettings.in(directory);
        String clusterId;
        int schemaId;
        try (LocalCluster cluster = LocalCluster.start(settings);
                Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            admin.createTopics(Set.of(new NewTopic("charges", 2, (short) 1)))
                    .all()
                    .get();
            clusterId = admin.describeCluster().clusterId().get();
            schemaId = client(cluster).register("charges-value", SCHEMA);
        }

        // When
        try (LocalCluster cluster = LocalCluster.start(settings);
                Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            // Then
            assertThat(admin.listTopics().names().get()).containsExactly("charges");
            assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
            assertThat(client(cluster).getSchemaById(schemaId)).isEqualTo(SCHEMA);
        }
    }

    @Test
    void shouldServeTheSameAddressesWhenPartsAreStoppedAndStarted() throws Exception {
        // Given
        try (LocalCluster cluster = LocalCluster.start(LocalSettings.in(directory));
                Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            admin.createTopics(Set.of(new NewTopic("charges", 1, (short) 1)))
                    .all()
                    .get();
            client(cluster).register("charges-value", SCHEMA);

            // When
            cluster.stopRegistry();
            cluster.stopKafka();
            cluster.startKafka();
            cluster.startRegistry();

            // Then
            assertThat(admin.listTopics().names().get()).containsExactly("charges");
            assertThat(client(cluster).getAllSubjects()).containsExactly("charges-value");
        }
    }

    private static CachedSchemaRegistryClient client(LocalCluster cluster) {
        return new CachedSchemaRegistryClient(cluster.registryUrl(), 10);
    }
}
