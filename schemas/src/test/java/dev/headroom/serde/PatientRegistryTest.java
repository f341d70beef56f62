package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.tables.AlertEventKey;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientRegistryTest {

    private static final byte[] OF_SCHEMA_99 = {0, 0, 0, 0, 99, 2, 'a'};

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    void shouldAskAgainWhenTheAnswerIsTrouble(int status) throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            // Given
            registry.answerFirstWith(status, status);

            // When
            Object schema = serdes(registry.url(), "60000").registry().getSchemaById(1);

            // Then
            assertThat(schema).isNotNull();
            assertThat(registry.calls()).isEqualTo(3);
        }
    }

    @Test
    void shouldWaitWhenTheRegistryIsNotThereYet() throws Exception {
        // Given
        int port = freePort();
        SchemaRegistryClient client =
                serdes("http://127.0.0.1:" + port, "60000").registry();

        // When
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return client.getSchemaById(1);
            } catch (IOException | RestClientException failed) {
                throw new AssertionError(failed);
            }
        });
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> !answer.isDone());

        // Then
        try (FakeRegistry registry = FakeRegistry.startOn(port)) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(registry.calls()).isEqualTo(1);
        }
    }

    @Test
    void shouldFailAtOnceWhenTheIdIsUnknown() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            // Given
            AvroSerdes serdes = serdes(registry.url(), "60000");

            // Then
            assertThatThrownBy(() -> serdes.registry().getSchemaById(99)).isInstanceOf(RestClientException.class);
            assertThat(registry.calls()).isEqualTo(1);
            assertThatThrownBy(() -> reader(serdes).deserialize("alerts", OF_SCHEMA_99))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405})
    void shouldNotBlameTheRecordWhenTheRegistryRefusesToBeAsked(int status) throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            // Given
            registry.answerFirstWith(status);
            AvroSerdes serdes = serdes(registry.url(), "60000");

            // Then
            assertThatThrownBy(() -> reader(serdes).deserialize("alerts", OF_SCHEMA_99))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(registry.calls()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotBlameTheRecordWhenThePatienceRunsOut() throws Exception {
        // Given
        AvroSerdes serdes = serdes("http://127.0.0.1:" + freePort(), "100");

        // Then
        assertThatThrownBy(() -> reader(serdes).deserialize("alerts", OF_SCHEMA_99))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("alerts");
        assertThatThrownBy(() ->
                        serdes.value(AlertEventKey.class).serializer().serialize("alerts", new AlertEventKey("a")))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldNotBlameTheRecordWhenItIsInterrupted() throws Exception {
        // Given
        AvroSerdes serdes = serdes("http://127.0.0.1:" + freePort(), "60000");
        Thread.currentThread().interrupt();

        // Then
        assertThatThrownBy(() -> reader(serdes).deserialize("alerts", OF_SCHEMA_99))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Deserializer<AlertEventKey> reader(AvroSerdes serdes) {
        return serdes.value(AlertEventKey.class).deserializer();
    }

    private static AvroSerdes serdes(String url, String patienceMs) {
        // The client's own retries would hide ours.
        return AvroSerdes.of(Map.of(
                "schema.registry.url",
                url,
                AvroSerdes.PATIENCE_CONFIG,
                patienceMs,
                "schema.registry.max.retries",
                "0"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
