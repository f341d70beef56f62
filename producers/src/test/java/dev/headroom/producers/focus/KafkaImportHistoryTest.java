package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.focus.ImportHistory.KnownArtifact;
import dev.headroom.producers.focus.ImportHistory.Status;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaImportHistoryTest {

    private static final String TOPIC = "spend_imports";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://import-history"));
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final KafkaImportHistory history = new KafkaImportHistory(() -> consumer, serdes, "");
    private long offset;

    @Test
    void shouldGiveTheLatestRowOfEachArtifactOfTheScope() {
        // Given
        givenTopic();
        consumer.schedulePollTask(() -> {
            row("s", "1", "OPEN", "a");
            row("other", "9", "COMPLETE", "z");
            row("s", "1", "COMPLETE", "a");
            row("s", "2", "OPEN", "b");
            tombstone("s", "2");
            row("s", "3", "OPEN", "c");
        });
        consumer.updateEndOffsets(Map.of(PARTITION, 6L));
        // When
        List<KnownArtifact> artifacts = history.artifactsOf("s");
        // Then
        assertThat(artifacts)
                .containsExactlyInAnyOrder(
                        new KnownArtifact("1", DeliveryStyle.REPLACEMENT, Ledger.SETTLED, Status.COMPLETE, "a"),
                        new KnownArtifact("3", DeliveryStyle.REPLACEMENT, Ledger.SETTLED, Status.OPEN, "c"));
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldBeEmptyWhenNothingWasImported() {
        // Given
        givenTopic();
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        // When, Then
        assertThat(history.artifactsOf("s")).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWhenTheTopicDoesNotExist() {
        assertThatThrownBy(() -> history.artifactsOf("s"))
                .isInstanceOf(ImportException.class)
                .hasMessage("there is no topic spend_imports; create the topics with: headroom topics apply");
    }

    private void givenTopic() {
        Node node = new Node(0, "localhost", 9092);
        Node[] nodes = {node};
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private void row(String scope, String artifact, String status, String hash) {
        add(
                scope,
                artifact,
                new SpendImport(
                        scope,
                        artifact,
                        "REPLACEMENT",
                        "SETTLED",
                        status,
                        hash,
                        "f.csv",
                        1L,
                        null,
                        Instant.EPOCH,
                        offset));
    }

    private void tombstone(String scope, String artifact) {
        add(scope, artifact, null);
    }

    private void add(String scope, String artifact, @Nullable SpendImport value) {
        byte[] key =
                serdes.key(SpendImportKey.class).serializer().serialize(TOPIC, new SpendImportKey(scope, artifact));
        byte[] bytes = serdes.value(SpendImport.class).serializer().serialize(TOPIC, value);
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset++, key, bytes));
    }
}
