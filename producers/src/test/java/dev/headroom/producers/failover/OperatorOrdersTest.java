package dev.headroom.producers.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.CommandKind;
import dev.headroom.events.GpuReport;
import dev.headroom.events.OperatorCommand;
import dev.headroom.events.ReportKind;
import dev.headroom.producers.SentRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OperatorOrdersTest {

    private final SentRecords sent = new SentRecords("orders");

    @Test
    void shouldWriteAnOrderUnderItsRegion() {
        // Given
        OperatorCommand order = order(CommandKind.FREEZE)
                .setProvider("aws")
                .setRegion("us-east-1")
                .build();
        // When
        new OperatorOrders(sent.outlet()).write(order);
        // Then
        assertThat(sent.producer().history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("operator_commands");
            assertThat(SentRecords.text(record.key())).isEqualTo("aws/us-east-1");
        });
        assertThat(sent.values("operator_commands", OperatorCommand.class)).containsExactly(order);
    }

    @Test
    void shouldWriteNoKeyWhenAllRegionsAreMeant() {
        // When
        new OperatorOrders(sent.outlet()).write(order(CommandKind.GATE_CLOSE).build());
        // Then
        assertThat(sent.to("operator_commands"))
                .singleElement()
                .extracting(ProducerRecord::key)
                .isNull();
    }

    @Test
    void shouldTellEveryPartitionOfTheTelemetryWhenHostsAreRetired() {
        // Given
        OperatorCommand order = order(CommandKind.RETIRE)
                .setProvider("aws")
                .setRegion("us-east-1")
                .setCluster("old")
                .build();
        // When
        new OperatorOrders(sent.outlet()).write(order);
        // Then
        assertThat(sent.values("operator_commands", OperatorCommand.class)).containsExactly(order);
        assertThat(sent.to("gpu_utilization"))
                .extracting(ProducerRecord::partition)
                .containsExactly(0, 1, 2, 3);
        assertThat(sent.to("gpu_utilization"))
                .allSatisfy(record -> assertThat(record.key()).isNull());
        assertThat(sent.values("gpu_utilization", GpuReport.class))
                .containsOnly(GpuReport.newBuilder()
                        .setKind(ReportKind.RETIRE)
                        .setProvider("aws")
                        .setRegion("us-east-1")
                        .setCluster("old")
                        .build());
    }

    private static OperatorCommand.Builder order(CommandKind kind) {
        return OperatorCommand.newBuilder().setKind(kind).setReason("drill").setOperator("ana");
    }
}
