package dev.headroom.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.commitments.oracle.Charge;
import dev.headroom.commitments.oracle.DeliveryEvent;
import dev.headroom.commitments.oracle.DeliveryEvent.ArtifactId;
import dev.headroom.events.SpendDelivery;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.AlertEventKey;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.tables.SpendDaily;
import dev.headroom.tables.SpendDailyKey;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import dev.headroom.topics.TopicCatalogue;
import dev.headroom.topology.DeadLetterHeadersText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time lines of the commitments topology: what arrives, and what the tables say then. */
class CommitmentsTopologyTest {

    @TempDir
    Path stateDirectory;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDirectory);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldShowNoBalanceBeforeTheFirstTick() {
        // Given
        givenTerms("c");
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-02", "10")));

        // Then
        assertThat(balances()).isEmpty();

        // When
        topology.send(Given.tick("2025-02-01T00:00:00Z"));

        // Then
        assertThat(consumed("c")).isEqualTo(10_000_000L);
    }

    @Test
    void shouldKeepTheOldArtifactUntilTheNewOneEnds() {
        // Given
        givenTerms("c");
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-02", "10")));

        // When
        ArtifactId newer = Given.replacement("s", 2);
        topology.send(new DeliveryEvent.Rows(newer, 1, List.of(Given.charge("2025-01-03", "7"))));

        // Then
        assertThat(consumed("c")).isEqualTo(10_000_000L);
        assertThat(importStatus("s", "2")).isEqualTo("OPEN");

        // When
        topology.send(new DeliveryEvent.ArtifactEnd(newer, 1));

        // Then
        assertThat(consumed("c")).isEqualTo(7_000_000L);
        assertThat(importStatus("s", "1")).isEqualTo("SUPERSEDED");
        assertThat(importStatus("s", "2")).isEqualTo("COMPLETE");
    }

    @Test
    void shouldIgnoreAnOlderArtifactThatComesLate() {
        // Given
        givenTerms("c");
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        whenArtifact(Given.replacement("s", 10), List.of(Given.charge("2025-01-02", "10")));

        // When
        whenArtifact(Given.replacement("s", 9), List.of(Given.charge("2025-01-02", "99")));

        // Then
        assertThat(consumed("c")).isEqualTo(10_000_000L);
        assertThat(importStatus("s", "9")).isEqualTo("SUPERSEDED");
        assertThat(topology.deadLetters()).isEmpty();
    }

    @Test
    void shouldCloseAndTombstoneACellThatVanishes() {
        // Given
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-02", "10")));
        topology.settle();

        // When
        whenArtifact(Given.replacement("s", 2), List.of());
        topology.settle();

        // Then
        List<KeyValue<SpendDailyKey, SpendDaily>> cells =
                topology.records(TopicCatalogue.SPEND_DAILY, SpendDailyKey.class, SpendDaily.class);
        assertThat(cells).extracting(cell -> cell.key).containsOnly(cells.get(0).key);
        assertThat(cells)
                .extracting(cell -> cell.value == null ? null : cell.value.getRowCount())
                .containsExactly(1L, 0L, null);
        assertThat(cells.get(1).value.getBilledCostMicros()).isZero();
        assertThat(cells.get(1).value.getVersion())
                .isGreaterThan(cells.get(0).value.getVersion());
    }

    @Test
    void shouldRefuseRowsAfterAGapAndGoOnWhenTheyAreSentAgain() {
        // Given
        givenTerms("c");
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        ArtifactId artifact = Given.replacement("s", 1);
        List<Charge> rows = List.of(Given.charge("2025-01-02", "1"), Given.charge("2025-01-03", "2"));

        // When
        topology.send(new DeliveryEvent.Rows(artifact, 2, rows.subList(1, 2)));
        topology.send(new DeliveryEvent.ArtifactEnd(artifact, 2));

        // Then
        assertThat(topology.deadLetters())
                .extracting(letter -> DeadLetterHeadersText.of(letter).reason())
                .containsExactly("GAP", "COUNT_MISMATCH");
        assertThat(consumed("c")).isEqualTo(0L);

        // When
        whenArtifact(artifact, rows);

        // Then
        assertThat(consumed("c")).isEqualTo(3_000_000L);
    }

    @Test
    void shouldRefuseOtherContentUnderTheSameNumber() {
        // Given
        ArtifactId artifact = Given.replacement("s", 1);
        whenArtifact(artifact, List.of(Given.charge("2025-01-02", "1")));

        // When
        topology.send(new DeliveryEvent.Rows(
                new ArtifactId("s", "1", "REPLACEMENT", "ACCRUED"), 2, List.of(Given.charge("2025-01-03", "2"))));

        // Then
        assertThat(topology.deadLetters())
                .extracting(letter -> DeadLetterHeadersText.of(letter).reason())
                .containsExactly("CONFLICT");
    }

    @Test
    void shouldPutUnreadableRecordsAsideAndGoOn() {
        // Given
        givenTerms("c");
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        byte[] good = topology.serdes()
                .value(SpendDelivery.class)
                .serializer()
                .serialize(TopicCatalogue.CLOUD_SPEND.name(), OracleEvents.tick());
        byte[] wrongMagic = good.clone();
        wrongMagic[0] = 7;
        byte[] unknownId = good.clone();
        unknownId[1] = 99;
        byte[] truncated = Arrays.copyOf(good, 6);

        // When
        topology.sendRaw(TopicCatalogue.CLOUD_SPEND, new byte[] {1}, null);
        topology.sendRaw(TopicCatalogue.CLOUD_SPEND, new byte[] {1}, new byte[0]);
        topology.sendRaw(TopicCatalogue.CLOUD_SPEND, new byte[] {1}, wrongMagic);
        topology.sendRaw(TopicCatalogue.CLOUD_SPEND, new byte[] {1}, unknownId);
        topology.sendRaw(TopicCatalogue.CLOUD_SPEND, new byte[] {1}, truncated);
        topology.sendRaw(TopicCatalogue.COMMITMENT_TERMS, new byte[] {1}, wrongMagic);
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-02", "10")));

        // Then
        assertThat(topology.deadLetters()).hasSize(6).allSatisfy(letter -> {
            DeadLetterHeadersText headers = DeadLetterHeadersText.of(letter);
            assertThat(letter.key()).containsExactly(1);
            assertThat(headers.topic()).isIn("cloud_spend", "commitment_terms");
            assertThat(headers.partition()).isEqualTo("0");
            assertThat(headers.offset()).matches("\\d+");
            assertThat(headers.reason()).isEqualTo("UNREADABLE");
            assertThat(headers.message()).isNotBlank().doesNotContain("\n");
        });
        assertThat(consumed("c")).isEqualTo(10_000_000L);
    }

    @Test
    void shouldCloseAndTombstoneABalanceWhoseTermsAreTakenAway() {
        // Given
        givenTerms("c");
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        topology.settle();

        // When
        topology.takeAwayTerms("c", 1);
        topology.settle();

        // Then
        assertThat(topology.records(
                        TopicCatalogue.COMMITMENT_CONSUMPTION,
                        CommitmentConsumptionKey.class,
                        CommitmentConsumption.class))
                .extracting(record -> record.value == null ? null : record.value.getState())
                .containsExactly("UNDER_BURNING", "CLOSED", null);
    }

    @Test
    void shouldPageOnlyAfterTwoJudgementsFiveMinutesApart() {
        // Given
        givenTerms("c");
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-31", "600")));
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        topology.send(Given.tick("2025-02-01T00:04:59Z"));
        topology.settle();

        // Then
        assertThat(alertEvents()).isEmpty();

        // When
        topology.send(Given.tick("2025-02-01T00:05:00Z"));
        topology.settle();

        // Then
        assertThat(alertEvents())
                .extracting(event -> event.value.getEventAction() + " " + event.value.getDedupKey())
                .containsExactlyInAnyOrder(
                        "trigger commitment/c/CommitmentConsumed/50", "trigger commitment/c/CommitmentOverBurning");

        // When
        whenArtifact(Given.replacement("s", 2), List.of(Given.charge("2025-01-31", "80")));
        topology.send(Given.tick("2025-02-01T00:06:00Z"));
        topology.settle();

        // Then
        assertThat(alertEvents())
                .extracting(event -> event.value.getEventAction() + " " + event.value.getDedupKey())
                .contains("resolve commitment/c/CommitmentConsumed/50");
        assertThat(topology.records(TopicCatalogue.ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class))
                .filteredOn(record -> record.key.getKeyDedupKey().endsWith("/50"))
                .extracting(record -> record.value == null ? null : record.value.getEventAction())
                .containsExactly("trigger", "resolve", null);
    }

    @Test
    void shouldGoOnWhenAnAmountIsBeyondMicros() {
        // Given
        givenTerms("c");
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-31", "10")));

        // When
        whenArtifact(Given.replacement("t", 1), List.of(Given.charge("2025-01-30", "10000000000000")));
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        topology.settle();

        // Then
        assertThat(topology.records(TopicCatalogue.SPEND_DAILY, SpendDailyKey.class, SpendDaily.class))
                .extracting(record -> record.value.getBilledCost() + " " + record.value.getBilledCostMicros())
                .contains("10 10000000", "10000000000000 " + Long.MAX_VALUE);
        assertThat(balances()).isNotEmpty();
    }

    @Test
    void shouldKeepTheNumbersOfAnAlertUpToDateWithoutTellingOfItAgain() {
        // Given
        givenTerms("c");
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-31", "600")));
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        topology.send(Given.tick("2025-02-01T00:05:00Z"));
        topology.settle();
        int told = alertEvents().size();

        // When
        whenArtifact(Given.replacement("s", 2), List.of(Given.charge("2025-01-31", "700")));
        topology.send(Given.tick("2025-02-01T00:06:00Z"));
        topology.settle();

        // Then
        assertThat(told).isEqualTo(2);
        assertThat(alertEvents()).isEmpty();
        assertThat(topology.records(TopicCatalogue.ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class))
                .filteredOn(record -> record.key.getKeyDedupKey().endsWith("/50"))
                .extracting(record -> Objects.requireNonNull(record.value).getObservedValue())
                .containsExactly(0.6, 0.7);
    }

    @Test
    void shouldJudgeChargesAtTheTickAfterThemWhenTheyComeBetweenTicks() {
        // Given
        givenTerms("c");
        whenArtifact(Given.replacement("s", 1), List.of(Given.charge("2025-01-31", "1")));
        topology.send(Given.tick("2025-02-01T00:00:00Z"));
        topology.settle();

        // When
        whenArtifact(Given.replacement("s", 2), List.of(Given.charge("2025-01-31", "600")));
        topology.settle();
        topology.send(Given.tick("2025-02-02T00:00:00Z"));
        topology.send(Given.tick("2025-02-03T00:00:00Z"));
        topology.settle();

        // Then
        assertThat(alertEvents())
                .filteredOn(event -> event.value.getDedupKey().endsWith("/50"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.value.getStartsAt()).isEqualTo(Instant.parse("2025-02-02T00:00:00Z"));
                    assertThat(event.value.getAsOf()).isEqualTo(Instant.parse("2025-02-03T00:00:00Z"));
                });
    }

    @Test
    void shouldPageNobodyWhileNothingIsCounted() {
        // Given
        givenTerms("c");

        // When
        topology.send(Given.tick("2025-12-01T00:00:00Z"));
        topology.send(Given.tick("2025-12-02T00:00:00Z"));
        topology.settle();

        // Then
        assertThat(balances())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "UNDER_BURNING"));
        assertThat(alertEvents()).isEmpty();
    }

    private void givenTerms(String id) {
        topology.send(new DeliveryEvent.TermsLoaded(Given.terms(id)));
    }

    private void whenArtifact(ArtifactId artifact, List<Charge> rows) {
        if (!rows.isEmpty()) {
            topology.send(new DeliveryEvent.Rows(artifact, 1, rows));
        }
        topology.send(new DeliveryEvent.ArtifactEnd(artifact, rows.size()));
    }

    private List<KeyValue<AlertEventKey, AlertEvent>> alertEvents() {
        return topology.records(TopicCatalogue.ALERT_EVENTS, AlertEventKey.class, AlertEvent.class);
    }

    private List<Map<String, @Nullable Object>> balances() {
        return topology.tables().commitmentConsumption();
    }

    private @Nullable Object consumed(String id) {
        return balances().stream()
                .filter(row -> id.equals(row.get("commitment_id")))
                .findFirst()
                .orElseThrow()
                .get("consumed_micros");
    }

    private @Nullable Object importStatus(String scope, String artifact) {
        return topology.rows(TopicCatalogue.SPEND_IMPORTS, SpendImportKey.class, SpendImport.class).stream()
                .filter(row -> scope.equals(row.get("scope")) && artifact.equals(row.get("artifact")))
                .findFirst()
                .orElseThrow()
                .get("status");
    }
}
