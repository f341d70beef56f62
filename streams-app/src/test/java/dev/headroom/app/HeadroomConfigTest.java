package dev.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadroomConfigTest {

    @TempDir
    Path directory;

    @Test
    void shouldHaveDefaultsForALocalCluster() {
        // When
        HeadroomConfig config = HeadroomConfig.forApplication("test", Map.of("state.dir", "/state"));

        // Then
        assertThat(config.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.schemaRegistryUrl()).isEqualTo("http://127.0.0.1:8081");
        assertThat(config.topicPrefix()).isEmpty();
        assertThat(config.isWallClock()).isTrue();
        assertThat(config.replicationFactor()).isEqualTo((short) -1);
        assertThat(config.rocksDbMemoryBytes()).isEqualTo(134_217_728);
    }

    @Test
    void shouldTellEveryFaultAtOnce() {
        // Given
        Map<String, String> settings = Map.of(
                "boostrap.servers", "a:1",
                "clock", "sundial",
                "num.stream.threads", "none",
                "application.id", "mine",
                "producer.linger.ms", "soon",
                "consumer.max.poll.recs", "1",
                "topic.prefix", "a b",
                "schema.registry.url", "ftp://registry",
                "sasl.jaas.config", "${vault:password}");

        // When
        List<String> faults = faultsOf(settings);

        // Then
        assertThat(faults)
                .anySatisfy(
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "boostrap.servers: is no setting of Headroom or Kafka; did you mean bootstrap.servers?"))
                .contains("clock: 'sundial': String must be one of: wall, log")
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("num.stream.threads: ").contains("none"))
                .contains("application.id: is set by Headroom itself; remove it")
                .anySatisfy(fault -> assertThat(fault).startsWith("producer.linger.ms: 'soon': Not a number"))
                .contains("consumer.max.poll.recs: is no setting of Headroom or Kafka")
                .anySatisfy(
                        fault -> assertThat(fault).startsWith("topic.prefix: ").contains("'a b'"))
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("schema.registry.url: ").contains("ftp://registry"))
                .contains("sasl.jaas.config: ${vault:password} cannot be resolved: there is no config provider 'vault'")
                .contains("state.dir: is not set; name a directory for the topologies' state")
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.id",
                "processing.guarantee",
                "consumer.isolation.level",
                "main.consumer.auto.offset.reset",
                "producer.enable.idempotence",
                "transactional.id",
                "deserialization.exception.handler",
                "default.production.exception.handler",
                "processing.exception.handler.global.enabled",
                "rocksdb.config.setter"
            })
    void shouldRefuseWhatItOwns(String key) {
        assertThat(faultsOf(Map.of("state.dir", "/state", key, "x")))
                .containsExactly(key + ": is set by Headroom itself; remove it");
    }

    @ParameterizedTest
    @CsvSource({
        "security.protocol, SASL_SSL",
        "ssl.truststore.location, /trust.jks",
        "producer.linger.ms, 5",
        "consumer.max.poll.records, 100",
        "restore.consumer.fetch.max.bytes, 1000",
        "admin.retries, 3",
        "topic.retention.ms, 1000",
        "num.standby.replicas, 1",
        "group.protocol, streams",
        "basic.auth.user.info, a:b",
        "schema.registry.ssl.truststore.location, /trust.jks",
        "headroom.registry.patience.ms, 1000",
        "auto.register.schemas, false"
    })
    void shouldPassOnWhatIsKafkasOrTheRegistrys(String key, String value) {
        // When
        HeadroomConfig config = HeadroomConfig.forApplication("test", Map.of("state.dir", "/state", key, value));

        // Then
        assertThat(config.streamsProperties()).containsEntry(key, value);
    }

    @Test
    void shouldGiveClientsOnlyWhatTheyUnderstand() {
        // When
        HeadroomConfig config = HeadroomConfig.forApplication(
                "test",
                Map.of(
                        "state.dir", "/state",
                        "topic.prefix", "p_",
                        "security.protocol", "SSL",
                        "producer.linger.ms", "5",
                        "basic.auth.user.info", "a:b"));

        // Then
        assertThat(config.clientProperties())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "127.0.0.1:9092",
                        "schema.registry.url", "http://127.0.0.1:8081",
                        "security.protocol", "SSL",
                        "basic.auth.user.info", "a:b"));
    }

    @Test
    void shouldTakeSecretsFromConfigProviders() throws Exception {
        // Given
        Path secrets = Files.writeString(directory.resolve("secrets.properties"), "password=s3cret\n");
        Map<String, String> settings = new TreeMap<>(Map.of(
                "state.dir", "/state",
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "basic.auth.user.info", "reader:${file:" + secrets + ":password}"));

        // When
        HeadroomConfig config = HeadroomConfig.forApplication("test", settings);
        settings.put("basic.auth.user.info", "${file:" + secrets + ":passwrod}");

        // Then
        assertThat(config.clientProperties())
                .containsEntry("basic.auth.user.info", "reader:s3cret")
                .doesNotContainKeys("config.providers", "config.providers.file.class");
        assertThat(faultsOf(settings))
                .singleElement()
                .asString()
                .startsWith("basic.auth.user.info: ${file:")
                .endsWith("cannot be resolved: config provider 'file' has no such entry");
    }

    @Test
    void shouldSayWhichProviderCannotBeUsed() {
        // Given
        Map<String, String> settings = Map.of(
                "state.dir", "/state", "config.providers", "vault", "config.providers.vault.class", "no.such.Provider");

        // Then
        assertThat(faultsOf(settings))
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("config.providers: ").contains("no.such.Provider"));
    }

    @Test
    void shouldLeaveUnknownKeysAloneWhenItIsForClients() {
        // When
        HeadroomConfig config = HeadroomConfig.forClients("test", Map.of("group.id", "g", "some.other.tool", "x"));

        // Then
        assertThat(config.bootstrapServers()).isEqualTo("127.0.0.1:9092");
    }

    private static List<String> faultsOf(Map<String, String> settings) {
        AppException refused = catchThrowableOfType(
                AppException.class, () -> HeadroomConfig.forApplication("app.properties", settings));
        assertThat(refused).as("no fault in " + settings).isNotNull().hasMessageStartingWith("app.properties has ");
        return refused.faults();
    }
}
