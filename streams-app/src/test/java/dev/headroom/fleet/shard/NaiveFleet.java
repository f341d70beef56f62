package dev.headroom.fleet.shard;

import dev.headroom.events.GpuReport;
import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.shard.ShardBook.Outcome;
import dev.headroom.fleet.shard.TelemetryLog.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The whole log of a partition added up in the simplest way: host intervals in a set, no window, no roster, nothing kept small. Shares
 * only the names of sums with what it is compared with.
 *
 * @param minutes sums of each row, which is named by minute since 1970 and {@link FleetKey}
 * @param gaps numbers of intervals that lie between counted ones of a host and were not counted
 */
public record NaiveFleet(
        Map<Outcome, Integer> outcomes,
        Map<String, Map<Sum, Long>> minutes,
        Map<String, Integer> nodesReporting,
        long gaps) {

    /** One host in one interval. */
    private record HostInterval(FleetKey group, String host, long sequence, long minute) {

        String row() {
            return rowOf(minute, group);
        }
    }

    /** The name of a row. */
    public static String rowOf(long minute, FleetKey group) {
        return minute + " " + group;
    }

    /** Adds up a log. */
    public static NaiveFleet of(List<Entry> log) {
        Map<Outcome, Integer> outcomes = new TreeMap<>();
        Map<String, Map<Sum, Long>> minutes = new TreeMap<>();
        Set<String> known = new HashSet<>();
        List<HostInterval> counted = new ArrayList<>();
        long now = Long.MIN_VALUE;
        for (Entry entry : log) {
            GpuReport report = entry.report();
            if (entry.isTick()) {
                now = entry.atMs();
                continue;
            }
            long minute = report.getIntervalStart().toEpochMilli() / 60_000;
            FleetKey group =
                    new FleetKey(report.getProvider(), report.getRegion(), report.getCluster(), report.getGpuModel());
            String row = rowOf(minute, group);
            if ((minute + 1) * 60_000 + 600_000 <= now) {
                outcomes.merge(Outcome.LATE, 1, Integer::sum);
                continue;
            }
            Map<Sum, Long> sums = minutes.computeIfAbsent(row, any -> new EnumMap<>(Sum.class));
            int news = 0;
            int gpu = 0;
            for (int host = 0; host < report.getHosts().size(); host++) {
                String name = report.getRack() + "/" + report.getHosts().get(host);
                int seen = report.getGpuCounts().get(host);
                long sequence = report.getSequences().get(host);
                if (known.add(group + " " + name + " " + sequence)) {
                    counted.add(new HostInterval(group, name, sequence, minute));
                    news++;
                    addHost(report, host, gpu, sums);
                } else {
                    sums.merge(Sum.HOST_DUPLICATES, 1L, Long::sum);
                }
                gpu += seen;
            }
            sums.merge(news > 0 ? Sum.RECORDS : Sum.DUPLICATES, 1L, Long::sum);
            outcomes.merge(news > 0 ? Outcome.COUNTED : Outcome.DUPLICATE, 1, Integer::sum);
        }
        return new NaiveFleet(outcomes, minutes, nodesReporting(counted), gaps(counted));
    }

    private static Map<String, Integer> nodesReporting(List<HostInterval> counted) {
        Map<String, Set<String>> hosts = new TreeMap<>();
        counted.forEach(
                one -> hosts.computeIfAbsent(one.row(), any -> new HashSet<>()).add(one.host));
        Map<String, Integer> nodes = new TreeMap<>();
        hosts.forEach((row, names) -> nodes.put(row, names.size()));
        return nodes;
    }

    private static long gaps(List<HostInterval> counted) {
        Map<String, TreeSet<Long>> sequences = new HashMap<>();
        counted.forEach(one -> sequences
                .computeIfAbsent(one.group + " " + one.host, any -> new TreeSet<>())
                .add(one.sequence));
        return sequences.values().stream()
                .mapToLong(all -> all.last() - all.first() + 1 - all.size())
                .sum();
    }

    private static void addHost(GpuReport report, int host, int from, Map<Sum, Long> sums) {
        int seen = report.getGpuCounts().get(host);
        long length = report.getIntervalMs();
        add(sums, Sum.GPU_MS_FAILED, (report.getGpusExpected().get(host) - seen) * length);
        if (report.getCpuUtilPermyriad().get(host) >= 0) {
            add(sums, Sum.CPU_CORES, report.getCpuCounts().get(host));
            add(
                    sums,
                    Sum.CPU_CORE_PERMYRIAD,
                    (long) report.getCpuCounts().get(host)
                            * report.getCpuUtilPermyriad().get(host));
        }
        for (int gpu = from; gpu < from + seen; gpu++) {
            add(sums, Sum.SAMPLES, 1);
            add(sums, Sum.GPU_MS_REPORTING, length);
            int state = report.getGpuState().get(gpu);
            add(sums, Sum.GPU_MS_HEALTHY, state == 0 ? length : 0);
            add(sums, Sum.GPU_MS_FAILED, state == 2 ? length : 0);
            long util = report.getUtilPermyriad().get(gpu);
            if (util >= 0) {
                add(sums, Sum.UTIL_SAMPLES, 1);
                add(sums, Sum.UTIL_PERMYRIAD, util);
                add(sums, Sum.UTIL_PERMYRIAD_MS, util * length);
                add(sums, Sum.GPU_MS_BUSY, util >= 500 ? length : 0);
            }
            if (report.getPowerWatts().get(gpu) >= 0) {
                add(sums, Sum.POWER_SAMPLES, 1);
                add(sums, Sum.POWER_WATTS, report.getPowerWatts().get(gpu));
            }
            add(
                    sums,
                    Sum.ENERGY_MILLIJOULES,
                    Math.max(0, report.getEnergyMillijoules().get(gpu)));
            if (report.getMemoryTotalMib() > 0 && report.getMemoryUsedMib().get(gpu) >= 0) {
                add(sums, Sum.MEMORY_USED_MIB, report.getMemoryUsedMib().get(gpu));
                add(sums, Sum.MEMORY_TOTAL_MIB, report.getMemoryTotalMib());
            }
            for (int xid = 0; xid < report.getXidGpus().size(); xid++) {
                if (report.getXidGpus().get(xid) == gpu) {
                    add(sums, report.getXidCodes().get(xid) == 79 ? Sum.XID_CRITICAL : Sum.XID_WARNING, 1);
                }
            }
        }
    }

    private static void add(Map<Sum, Long> sums, Sum sum, long amount) {
        sums.merge(sum, amount, Long::sum);
    }
}
