package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.serde.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ClientOptionsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldGoToThisMachineWhenNothingIsSaid() {
        // When
        ClientOptions options = parse();

        // Then
        assertThat(options.clientConfig())
                .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("schema.registry.url", "http://127.0.0.1:8081");
        assertThat(options.topicPrefix()).isEmpty();
    }

    @Test
    void shouldTakeSettingsFromTheFileWhenThereIsOne() throws IOException {
        // Given
        String file = file("""
                bootstrap.servers=kafka:9092
                basic.auth.user.info=me:secret
                topic.prefix=prod_
                """);

        // When
        ClientOptions options = parse("--command-config", file);

        // Then
        assertThat(options.clientConfig())
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("basic.auth.user.info", "me:secret")
                .containsEntry("schema.registry.url", "http://127.0.0.1:8081")
                .doesNotContainKey("topic.prefix");
        assertThat(options.topicPrefix()).isEqualTo("prod_");
    }

    @Test
    void shouldLetPropertiesBeatTheFileAndFlagsBeatBothWhenAllAreGiven() throws IOException {
        // Given
        String file =
                file("bootstrap.servers=file:1\nschema.registry.url=http://file\nclient.id=file\ntopic.prefix=f_");

        // When
        ClientOptions options = parse(
                "--command-config",
                file,
                "--command-property",
                "bootstrap.servers=property:1",
                "--command-property",
                "client.id=property",
                "--command-property",
                "sasl.jaas.config=a=b;c=d",
                "--bootstrap-server",
                "flag:1",
                "--topic-prefix",
                "flag_");

        // Then
        assertThat(options.clientConfig())
                .containsEntry("bootstrap.servers", "flag:1")
                .containsEntry("schema.registry.url", "http://file")
                .containsEntry("client.id", "property")
                .containsEntry("sasl.jaas.config", "a=b;c=d");
        assertThat(options.topicPrefix()).isEqualTo("flag_");
    }

    @Test
    void shouldFillInSecretsWhenAConfigProviderIsNamed() throws IOException {
        // Given
        Path secrets = directory.resolve("secrets.properties");
        Files.writeString(secrets, "password=opensesame");
        String file = file("""
                config.providers=file
                config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
                ssl.key.password=${file:%s:password}
                """.formatted(secrets));

        // When
        ClientOptions options = parse("--command-config", file);

        // Then
        assertThat(options.clientConfig()).containsEntry("ssl.key.password", "opensesame");
    }

    @Test
    void shouldWaitForARegistryForSecondsOnlyWhenReading() {
        // When
        ClientOptions options = parse();

        // Then
        assertThat(options.readConfig()).containsEntry(AvroSerdes.PATIENCE_CONFIG, "3000");
        assertThat(options.clientConfig()).doesNotContainKey(AvroSerdes.PATIENCE_CONFIG);
    }

    @Test
    void shouldNameTheFileWhenItCannotBeParsed() throws IOException {
        // Given
        String file = file("key=\\u00zz");

        // Then
        assertThatThrownBy(() -> parse("--command-config", file).clientConfig())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--command-config " + file + " cannot be read: ");
    }

    private String file(String content) throws IOException {
        Path file = directory.resolve("client.properties");
        Files.writeString(file, content);
        return file.toString();
    }

    private static ClientOptions parse(String... arguments) {
        Carrier carrier = new Carrier();
        new CommandLine(carrier).parseArgs(arguments);
        return carrier.options;
    }

    @Command
    private static final class Carrier {
        @Mixin
        private final ClientOptions options = new ClientOptions();
    }
}
