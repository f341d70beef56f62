package dev.headroom.acceptance.failover;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.shard.NaiveFleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the rows of {@code gpu_fleet_minutely} are what was sent, and where not, what is different. */
final class FleetCheck {

    private static final long MINUTE_MS = 60_000;
    private static final double ROUNDING = 1e-6;

    /** A column, and what it is in the units of its sum. */
    private record Column(String name, Sum sum, double unit) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("gpu_ms_reporting", Sum.GPU_MS_REPORTING, 1),
            new Column("gpu_ms_healthy", Sum.GPU_MS_HEALTHY, 1),
            new Column("gpu_ms_failed", Sum.GPU_MS_FAILED, 1),
            new Column("gpu_ms_busy", Sum.GPU_MS_BUSY, 1),
            new Column("util_permyriad_ms", Sum.UTIL_PERMYRIAD_MS, 1),
            new Column("util_sum", Sum.UTIL_PERMYRIAD, 10_000),
            new Column("util_samples", Sum.UTIL_SAMPLES, 1),
            new Column("power_watts_sum", Sum.POWER_WATTS, 1),
            new Column("power_samples", Sum.POWER_SAMPLES, 1),
            new Column("energy_joules", Sum.ENERGY_MILLIJOULES, 1_000),
            new Column("memory_used_mib_sum", Sum.MEMORY_USED_MIB, 1),
            new Column("memory_total_mib_sum", Sum.MEMORY_TOTAL_MIB, 1),
            new Column("cpu_count", Sum.CPU_CORES, 1),
            new Column("cpu_util_sum", Sum.CPU_CORE_PERMYRIAD, 10_000),
            new Column("xid_critical", Sum.XID_CRITICAL, 1),
            new Column("xid_warning", Sum.XID_WARNING, 1),
            new Column("samples", Sum.SAMPLES, 1),
            new Column("records", Sum.RECORDS, 1),
            new Column("duplicates", Sum.DUPLICATES, 1),
            new Column("host_duplicates", Sum.HOST_DUPLICATES, 1));

    private FleetCheck() {}

    /** One line for every column of every row that is not what was sent; empty if all is well. */
    static List<String> differences(List<Map<String, @Nullable Object>> rows, SentTelemetry sent) {
        List<String> found = new ArrayList<>();
        Set<String> missing = new TreeSet<>(sent.minutes().keySet());
        for (Map<String, @Nullable Object> row : rows) {
            String name = nameOf(row);
            missing.remove(name);
            Map<Sum, Long> sums = sent.minutes().getOrDefault(name, Map.of());
            Map<String, Double> expected = new HashMap<>();
            COLUMNS.forEach(column -> expected.put(column.name, sums.getOrDefault(column.sum, 0L) / column.unit));
            expected.put("nodes_reporting", (double) sent.nodesReporting().getOrDefault(name, 0));
            expected.forEach((column, value) -> {
                if (Math.abs(number(row, column) - value) > ROUNDING * Math.max(1, value)) {
                    found.add(name + " " + column + " is " + row.get(column) + ", not " + value);
                }
            });
            if (!Boolean.TRUE.equals(row.get("final"))) {
                found.add(name + " is not final");
            }
        }
        missing.forEach(name -> found.add(name + " is missing"));
        return found;
    }

    /** The sum of a column. */
    static long total(List<Map<String, @Nullable Object>> rows, String column) {
        return rows.stream().mapToLong(row -> (long) number(row, column)).sum();
    }

    private static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }

    private static String nameOf(Map<String, @Nullable Object> row) {
        FleetKey group = new FleetKey(
                String.valueOf(row.get("provider")),
                String.valueOf(row.get("region")),
                String.valueOf(row.get("cluster")),
                String.valueOf(row.get("gpu_model")));
        return NaiveFleet.rowOf((long) number(row, "starts_at") / MINUTE_MS, group);
    }
}
