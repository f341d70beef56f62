package dev.headroom.acceptance.chaos;

import static dev.headroom.topics.TopicCatalogue.CLOUD_SPEND;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_TERMS;
import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;
import static dev.headroom.topics.TopicCatalogue.FX_RATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.Oracle;
import dev.headroom.topics.DeadLetterHeaders;
import dev.headroom.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Records that nobody can read, in every input, between records that count. */
@TestInstance(Lifecycle.PER_CLASS)
class PoisonIT {

    private static final int UNIT = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private @Nullable CaseFile loaded;
    private @Nullable Survivors started;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        CaseFile bills = Bills.write(directory, UNIT);
        loaded = bills;
        started = Survivors.start(directory);
        survivors().startApplication();
        site().loadContracts(bills);
        bills.imports().subList(0, 4).forEach(site()::load);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void shouldSetPoisonAsideAndGoOnWhenItLiesBetweenRecords() throws Exception {
        // Given
        List<Sent> poison = new ArrayList<>();
        for (Topic topic : List.of(CLOUD_SPEND, COMMITMENT_TERMS, FX_RATES)) {
            ConsumerRecord<byte[], byte[]> good = largest(topic);
            for (Poison kind : Poison.kinds(good.value())) {
                poison.add(new Sent(kind, kind.send(site().clientProperties(), topic, good.key())));
            }
        }
        Poison noValue = new Poison("no value", null, "empty");
        poison.add(new Sent(noValue, noValue.send(site().clientProperties(), CLOUD_SPEND, null)));
        Poison badKey = new Poison("bad key", largest(COMMITMENT_TERMS).value(), "");
        poison.add(new Sent(badKey, badKey.send(site().clientProperties(), COMMITMENT_TERMS, new byte[] {1, 2, 3})));

        // When
        bills().imports().subList(4, bills().imports().size()).forEach(site()::load);
        site().drainTo(Bills.NOW);

        // Then
        for (Sent one : poison) {
            ConsumerRecord<byte[], byte[]> letter = deadLetterOf(one.at());
            assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("UNREADABLE");
            assertThat(header(letter, DeadLetterHeaders.MESSAGE))
                    .as(one.kind().name())
                    .isNotBlank()
                    .doesNotContain("null")
                    .containsIgnoringCase(one.kind().message());
            assertThat(letter.value()).isEqualTo(one.kind().value());
        }
        assertThat(printedLetters()).hasSize(poison.size());
        assertThat(TableCheck.differences(site().rows().tables(), Oracle.tables(bills().world())))
                .isEmpty();
        assertThat(survivors().application().isAlive()).isTrue();
    }

    @Test
    void shouldTellAnUnknownSchemaFromARegistryThatDoesNotAnswer() throws Exception {
        // Given
        byte[] good = largest(CLOUD_SPEND).value();
        survivors().cluster().stopRegistry();
        RecordMetadata at = Poison.unknownId(good, 4_712).send(site().clientProperties(), CLOUD_SPEND, null);

        // When: nobody says whether there is such a schema
        Awaitility.await("no verdict")
                .during(A_WHILE)
                .atMost(PATIENCE)
                .until(() -> lettersOf(at).isEmpty());
        survivors().cluster().startRegistry();

        // Then
        Awaitility.await("verdict").atMost(PATIENCE).until(() -> !lettersOf(at).isEmpty());
        assertThat(header(deadLetterOf(at), DeadLetterHeaders.MESSAGE)).contains("no schema with id 4712");
        assertThat(survivors().application().isAlive()).isTrue();
    }

    private record Sent(Poison kind, RecordMetadata at) {}

    /** What {@code headroom tables dead_letters} prints of the commitments topology's inputs, without the header. */
    private List<String> printedLetters() {
        return site().run("tables", "dead_letters")
                .lines()
                .skip(1)
                .filter(line -> !line.contains("4712"))
                .toList();
    }

    private ConsumerRecord<byte[], byte[]> deadLetterOf(RecordMetadata at) {
        List<ConsumerRecord<byte[], byte[]>> letters = lettersOf(at);
        assertThat(letters).as(at.toString()).hasSize(1);
        return letters.get(0);
    }

    private List<ConsumerRecord<byte[], byte[]>> lettersOf(RecordMetadata at) {
        return site().rows().records(DEAD_LETTERS).stream()
                .filter(letter -> at.topic().equals(header(letter, DeadLetterHeaders.TOPIC))
                        && Integer.toString(at.partition()).equals(header(letter, DeadLetterHeaders.PARTITION))
                        && Long.toString(at.offset()).equals(header(letter, DeadLetterHeaders.OFFSET)))
                .toList();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private ConsumerRecord<byte[], byte[]> largest(Topic topic) {
        return site().rows().records(topic).stream()
                .filter(record -> record.value() != null)
                .max(Comparator.comparingInt(record -> record.value().length))
                .orElseThrow();
    }

    private CaseFile bills() {
        return Objects.requireNonNull(loaded, "written before all");
    }

    private Survivors survivors() {
        return Objects.requireNonNull(started, "started before all");
    }

    private Site site() {
        return survivors().site();
    }
}
