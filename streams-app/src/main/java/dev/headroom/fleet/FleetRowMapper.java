package dev.headroom.fleet;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.HourSums;
import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.fleet.shard.Minutes;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetMinute;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Rows of {@code gpu_fleet_minutely} and {@code gpu_fleet_hourly}, which have all columns of the former in common. */
final class FleetRowMapper {

    private static final double PERMYRIAD = 10_000;
    private static final double MS_AN_HOUR = 60.0 * Minutes.MINUTE_MS;
    private static final double MILLIJOULES = 1_000;

    private FleetRowMapper() {}

    static GpuFleetMinute toMinute(
            FleetKey key, long minute, NodeCounts nodes, Sums sums, boolean isFinal, Instant asOf) {
        GpuFleetMinute row = new GpuFleetMinute();
        fill(row, key, Minutes.startMs(minute), Minutes.MINUTE_MS, nodes, sums, isFinal, asOf);
        return row;
    }

    static GpuFleetHour toHour(FleetKey key, long hour, HourSums sums, boolean isFinal, Instant asOf) {
        GpuFleetHour row = new GpuFleetHour();
        long lengthMs = sums.minutes() * Minutes.MINUTE_MS;
        fill(row, key, hour * (long) MS_AN_HOUR, lengthMs, sums.nodes(), sums.sums(), isFinal, asOf);
        row.setGpuHoursInstalled(sums.gpuMsInstalled() / MS_AN_HOUR);
        row.setGpuHoursHealthy(sums.sums().get(Sum.GPU_MS_HEALTHY) / MS_AN_HOUR);
        row.setGpuHoursUseful(sums.sums().get(Sum.UTIL_PERMYRIAD_MS) / PERMYRIAD / MS_AN_HOUR);
        row.setMinutes(sums.minutes());
        return row;
    }

    private static void fill(
            SpecificRecord row,
            FleetKey key,
            long startMs,
            long lengthMs,
            NodeCounts nodes,
            Sums sums,
            boolean isFinal,
            Instant asOf) {
        set(row, "provider", key.provider());
        set(row, "region", key.region());
        set(row, "cluster", key.cluster());
        set(row, "gpu_model", key.gpuModel());
        set(row, "starts_at", Instant.ofEpochMilli(startMs));
        set(row, "nodes_expected", nodes.nodesExpected());
        set(row, "nodes_reporting", nodes.nodesReporting());
        set(row, "gpus_expected", nodes.gpusExpected());
        mean(row, "gpus_reporting", "gpu_ms_reporting", sums.get(Sum.GPU_MS_REPORTING), lengthMs);
        mean(row, "gpus_healthy", "gpu_ms_healthy", sums.get(Sum.GPU_MS_HEALTHY), lengthMs);
        mean(row, "gpus_failed", "gpu_ms_failed", sums.get(Sum.GPU_MS_FAILED), lengthMs);
        mean(row, "gpus_busy", "gpu_ms_busy", sums.get(Sum.GPU_MS_BUSY), lengthMs);
        utilisation(row, sums);
        set(row, "power_watts_sum", sums.get(Sum.POWER_WATTS));
        set(row, "power_samples", sums.get(Sum.POWER_SAMPLES));
        set(row, "energy_joules", sums.get(Sum.ENERGY_MILLIJOULES) / MILLIJOULES);
        set(row, "memory_used_ratio", ratio(sums.get(Sum.MEMORY_USED_MIB), sums.get(Sum.MEMORY_TOTAL_MIB)));
        set(row, "memory_used_mib_sum", sums.get(Sum.MEMORY_USED_MIB));
        set(row, "memory_total_mib_sum", sums.get(Sum.MEMORY_TOTAL_MIB));
        set(row, "cpu_count", sums.get(Sum.CPU_CORES));
        set(row, "cpu_util_sum", sums.get(Sum.CPU_CORE_PERMYRIAD) / PERMYRIAD);
        set(row, "xid_critical", sums.get(Sum.XID_CRITICAL));
        set(row, "xid_warning", sums.get(Sum.XID_WARNING));
        set(row, "samples", sums.get(Sum.SAMPLES));
        set(row, "records", sums.get(Sum.RECORDS));
        set(row, "duplicates", sums.get(Sum.DUPLICATES));
        set(row, "host_duplicates", sums.get(Sum.HOST_DUPLICATES));
        set(row, "gaps", sums.get(Sum.GAPS));
        set(row, "final", isFinal);
        set(row, "as_of", asOf);
    }

    private static void utilisation(SpecificRecord row, Sums sums) {
        set(row, "util_permyriad_ms", sums.get(Sum.UTIL_PERMYRIAD_MS));
        set(row, "util_sum", sums.get(Sum.UTIL_PERMYRIAD) / PERMYRIAD);
        set(row, "util_samples", sums.get(Sum.UTIL_SAMPLES));
        set(row, "util_p50", quantile(sums, 50));
        set(row, "util_p95", quantile(sums, 95));
    }

    private static void mean(SpecificRecord row, String column, String sumColumn, long gpuMs, long lengthMs) {
        set(row, sumColumn, gpuMs);
        set(row, column, lengthMs == 0 ? 0.0 : (double) gpuMs / lengthMs);
    }

    private static @Nullable Double quantile(Sums sums, int percent) {
        int bucket = sums.utilQuantilePercent(percent);
        return bucket < 0 ? null : bucket / 100.0;
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static void set(SpecificRecord row, String column, @Nullable Object value) {
        row.put(row.getSchema().getField(column).pos(), value);
    }
}
