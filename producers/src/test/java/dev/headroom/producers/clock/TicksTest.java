package dev.headroom.producers.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.GpuReport;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.events.ReportKind;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Instant NOW = Instant.parse("2025-04-01T00:00:00Z");

    @Test
    void shouldWriteOneTickToEveryPartitionStampedWithItsInstant() {
        // Given
        SentRecords sent = new SentRecords("ticks");
        // When
        int written = new Ticks(sent.outlet()).write(NOW);
        // Then
        assertThat(written).isEqualTo(4 + 4 + 1 + 1);
        assertThat(sent.to("cloud_spend")).extracting(ProducerRecord::partition).containsExactly(0, 1, 2, 3);
        assertThat(sent.to("cloud_spend")).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        });
        assertThat(sent.deliveries()).allSatisfy(tick -> {
            assertThat(tick.getKind()).isEqualTo(DeliveryKind.TICK);
            assertThat(tick.getScope()).isNull();
            assertThat(tick.getArtifact()).isNull();
            assertThat(tick.getStyle()).isNull();
            assertThat(tick.getLedger()).isNull();
            assertThat(tick.getContentHash()).isNull();
            assertThat(tick.getRows()).isEmpty();
        });
    }

    @Test
    void shouldTickTheLogsOfTheFleetAloneWithRecordsThatHaveNoContent() {
        // Given
        SentRecords sent = new SentRecords("fleet-ticks", false);
        // When: the producer completes nothing, so this returns only if it does not wait.
        int written = new Ticks(sent.outlet()).writeFleet(NOW);
        // Then
        assertThat(written).isEqualTo(6);
        assertThat(sent.to("cloud_spend")).isEmpty();
        assertThat(sent.to("gpu_utilization"))
                .extracting(ProducerRecord::partition)
                .containsExactly(0, 1, 2, 3);
        assertThat(sent.producer().history()).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        });
        assertThat(sent.values("gpu_utilization", GpuReport.class))
                .containsOnly(GpuReport.newBuilder().setKind(ReportKind.TICK).build());
        assertThat(sent.values("operator_commands", OperatorCommand.class))
                .containsExactly(
                        OperatorCommand.newBuilder().setKind(CommandKind.TICK).build());
        assertThat(sent.values("cloud_incidents", CloudIncident.class))
                .containsExactly(
                        CloudIncident.newBuilder().setKind(IncidentKind.TICK).build());
    }

    @Test
    void shouldFailWhenATickIsNotWritten() {
        // Given
        SentRecords sent = new SentRecords("ticks-failing");
        sent.producer().sendException = new TimeoutException("no broker");
        // When, Then
        assertThatThrownBy(() -> new Ticks(sent.outlet()).write(NOW))
                .isInstanceOf(ImportException.class)
                .hasMessage("cannot write to topic cloud_spend: no broker");
    }
}
