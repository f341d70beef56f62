package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Credentials really leave the process. They need service files of the client's jar: without those it asks without credentials
 * and says nothing.
 */
class RegistryAuthenticationTest {

    private FakeRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = FakeRegistry.start();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldSendBasicCredentialsWhenConfigured() throws Exception {
        // Given
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("reader:s3cret".getBytes(StandardCharsets.UTF_8));

        // When
        ask(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "reader:s3cret"));

        // Then
        assertThat(registry.authorizations()).containsExactly(expected);
    }

    @Test
    void shouldSendBearerTokenWhenConfigured() throws Exception {
        // When
        ask(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0ken"));

        // Then
        assertThat(registry.authorizations()).containsExactly("Bearer t0ken");
    }

    @Test
    void shouldSendNothingWhenNotConfigured() throws Exception {
        // When
        ask(Map.of());

        // Then
        assertThat(registry.authorizations()).containsExactly("none");
    }

    private void ask(Map<String, String> credentials) throws Exception {
        Map<String, String> config = new HashMap<>(credentials);
        config.put("schema.registry.url", registry.url());
        AvroSerdes.of(config).registry().getSchemaById(1);
    }
}
