package dev.headroom.benchmarks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.telemetry.MalformedReportException;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportDecoder;
import dev.headroom.telemetry.ReportRules;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    private static final byte[] HEADER = {0, 0, 0, 0, 7};
    private static final long START_MS = 1_760_940_000_000L;

    @Test
    void shouldWriteARackThatTheProductTakes() throws MalformedReportException {
        // Given
        Shape racks = Shape.ofRacks(1);
        UnitRecords unit = UnitRecords.of(racks, "aws", "us-east-1", "c1", 7);
        Measurement measured = Measurement.random(racks, 1, new Random(1)).get(0);

        // When
        Report report = decode(new RecordWriter(HEADER, racks).valueOf(unit, START_MS, measured));

        // Then
        assertThat(ReportRules.faultOf(report)).isNull();
        assertThat(report.cluster()).isEqualTo("c1");
        assertThat(report.rack()).isEqualTo("rack-7");
        assertThat(report.hosts()).isEqualTo(18);
        assertThat(report.host(17)).isEqualTo("rack-7-tray-17");
        assertThat(report.gpus()).isEqualTo(72);
        assertThat(report.intervalStartMs()).isEqualTo(START_MS);
        assertThat(report.sequence(17)).isEqualTo(START_MS / RecordWriter.INTERVAL_MS);
        long powerWatts = 0;
        for (int gpu = 0; gpu < report.gpus(); gpu++) {
            powerWatts += report.powerWatts(gpu);
        }
        assertThat(powerWatts).isEqualTo(measured.powerWatts());
    }

    @Test
    void shouldNameNoRackWhenARecordIsOfANode() throws MalformedReportException {
        // Given
        Shape nodes = Shape.ofNodes(1);
        UnitRecords unit = UnitRecords.of(nodes, "azure", "eastus", "c1", 3);
        Measurement measured = Measurement.random(nodes, 1, new Random(1)).get(0);

        // When
        Report report = decode(new RecordWriter(HEADER, nodes).valueOf(unit, START_MS, measured));

        // Then
        assertThat(ReportRules.faultOf(report)).isNull();
        assertThat(report.rack()).isEmpty();
        assertThat(report.host(0)).isEqualTo("node-3");
        assertThat(report.gpus()).isEqualTo(8);
    }

    @Test
    void shouldSpreadUnitsEvenlyOverClustersInFourShardsEach() {
        // When
        List<UnitRecords> units = UnitRecords.of(Shape.ofRacks(400), 10, new Random(1));

        // Then
        Set<String> shards = new HashSet<>();
        units.forEach(unit -> shards.add(new String(unit.key(), StandardCharsets.UTF_8)));
        assertThat(units).hasSize(400);
        assertThat(shards).hasSize(40);
    }

    private static Report decode(byte[] value) throws MalformedReportException {
        Report report = new Report();
        new ReportDecoder().decode(value, HEADER.length, value.length, report);
        return report;
    }
}
