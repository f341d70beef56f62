package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.events.GpuReport;
import dev.headroom.telemetry.MalformedReportException;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportReader;
import dev.headroom.telemetry.ReportRules;
import org.jspecify.annotations.Nullable;

/** Holds records that were put together by hand against the product's decoder, its rules, and the generated classes. */
final class RecordCheck {

    private RecordCheck() {}

    /**
     * Checks one value.
     *
     * @throws BenchmarkFailure when it is not the record it should be
     */
    static void check(Cluster cluster, String topic, Shape shape, byte[] value, long startMs, long powerWatts) {
        String fault = faultOf(cluster, topic, shape, value, startMs, powerWatts);
        if (fault != null) {
            throw new BenchmarkFailure("the benchmark writes records that are wrong: " + fault);
        }
    }

    private static @Nullable String faultOf(
            Cluster cluster, String topic, Shape shape, byte[] value, long startMs, long powerWatts) {
        Report report = new Report();
        try {
            new ReportReader(cluster.serdes().registry()).read(topic, value, report);
        } catch (MalformedReportException malformed) {
            return malformed.getMessage();
        }
        String fault = ReportRules.faultOf(report);
        if (fault != null) {
            return fault;
        }
        GpuReport same = cluster.serdes().value(GpuReport.class).deserializer().deserialize(topic, value);
        long power = same.getPowerWatts().stream().mapToLong(Integer::longValue).sum();
        if (report.gpus() != shape.gpus()
                || report.hosts() != same.getHosts().size()
                || report.intervalStartMs() != startMs
                || same.getIntervalStart().toEpochMilli() != startMs
                || power != powerWatts) {
            return "it reads as " + same;
        }
        return null;
    }
}
