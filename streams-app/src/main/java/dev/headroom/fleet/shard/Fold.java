package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.telemetry.Report;
import java.util.BitSet;

/** Adds what a record says of hosts and their GPUs to sums. */
final class Fold {

    private static final int OK = 0;
    private static final int FAILED = 2;

    private Fold() {}

    /** Adds all hosts. */
    static void all(Report report, Sums sums) {
        gpus(report, 0, report.gpus(), sums);
        long lost = 0;
        for (int host = 0; host < report.hosts(); host++) {
            lost += report.gpusExpected(host) - report.gpuCount(host);
            cpus(report, host, sums);
        }
        sums.add(Sum.GPU_MS_FAILED, lost * report.intervalMs());
        for (int i = 0; i < report.xids(); i++) {
            xid(report.xidCode(i), sums);
        }
    }

    /** Adds only the hosts at the positions given. */
    static void some(Report report, BitSet positions, Sums sums) {
        BitSet gpusCounted = new BitSet();
        int from = 0;
        for (int host = 0; host < report.hosts(); host++) {
            int to = from + report.gpuCount(host);
            if (positions.get(host)) {
                gpus(report, from, to, sums);
                cpus(report, host, sums);
                sums.add(
                        Sum.GPU_MS_FAILED,
                        (long) (report.gpusExpected(host) - report.gpuCount(host)) * report.intervalMs());
                gpusCounted.set(from, to);
            }
            from = to;
        }
        for (int i = 0; i < report.xids(); i++) {
            if (gpusCounted.get(report.xidGpu(i))) {
                xid(report.xidCode(i), sums);
            }
        }
    }

    private static void gpus(Report report, int from, int to, Sums sums) {
        long healthy = 0;
        long failed = 0;
        long busy = 0;
        long util = 0;
        long utilSamples = 0;
        long power = 0;
        long powerSamples = 0;
        long energy = 0;
        long memory = 0;
        long memorySamples = 0;
        for (int gpu = from; gpu < to; gpu++) {
            int state = report.gpuState(gpu);
            healthy += state == OK ? 1 : 0;
            failed += state == FAILED ? 1 : 0;
            int permyriad = report.utilPermyriad(gpu);
            if (permyriad >= 0) {
                sums.countUtil(permyriad);
                util += permyriad;
                utilSamples++;
                busy += permyriad >= Sum.BUSY_PERMYRIAD ? 1 : 0;
            }
            int watts = report.powerWatts(gpu);
            if (watts >= 0) {
                power += watts;
                powerSamples++;
            }
            energy += Math.max(0, report.energyMillijoules(gpu));
            int mib = report.memoryUsedMib(gpu);
            if (mib >= 0) {
                memory += mib;
                memorySamples++;
            }
        }
        int intervalMs = report.intervalMs();
        sums.add(Sum.GPU_MS_REPORTING, (long) (to - from) * intervalMs);
        sums.add(Sum.GPU_MS_HEALTHY, healthy * intervalMs);
        sums.add(Sum.GPU_MS_FAILED, failed * intervalMs);
        sums.add(Sum.GPU_MS_BUSY, busy * intervalMs);
        sums.add(Sum.UTIL_PERMYRIAD_MS, util * intervalMs);
        sums.add(Sum.UTIL_PERMYRIAD, util);
        sums.add(Sum.UTIL_SAMPLES, utilSamples);
        sums.add(Sum.POWER_WATTS, power);
        sums.add(Sum.POWER_SAMPLES, powerSamples);
        sums.add(Sum.ENERGY_MILLIJOULES, energy);
        sums.add(Sum.SAMPLES, to - from);
        if (report.memoryTotalMib() > 0) {
            sums.add(Sum.MEMORY_USED_MIB, memory);
            sums.add(Sum.MEMORY_TOTAL_MIB, memorySamples * report.memoryTotalMib());
        }
    }

    private static void cpus(Report report, int host, Sums sums) {
        int permyriad = report.cpuUtilPermyriad(host);
        if (permyriad >= 0) {
            sums.add(Sum.CPU_CORES, report.cpuCount(host));
            sums.add(Sum.CPU_CORE_PERMYRIAD, (long) report.cpuCount(host) * permyriad);
        }
    }

    private static void xid(int code, Sums sums) {
        sums.add(XidSeverity.isCritical(code) ? Sum.XID_CRITICAL : Sum.XID_WARNING, 1);
    }
}
