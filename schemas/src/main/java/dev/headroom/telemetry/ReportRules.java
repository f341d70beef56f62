package dev.headroom.telemetry;

import dev.headroom.telemetry.Report.Kind;
import dev.headroom.telemetry.Report.Numbers;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record of {@code gpu_utilization} has to hold beyond its types, so that whatever adds it up can rely on it. */
public final class ReportRules {

    /** Longest interval of a record, so that it belongs to one minute or the next. */
    public static final int LONGEST_INTERVAL_MS = 60_000;

    private static final int FULL_PERMYRIAD = 10_000;
    private static final int NOT_MEASURED = -1;
    private static final int STATES = 4;
    private static final String[] NAMES = {"provider", "region", "cluster", "rack", "gpu_model"};
    /** More watts, mebibytes, cores or GPUs than any machine has would spoil sums. */
    private static final int PLAUSIBLE = 100_000_000;

    private static final long LATEST_MS = 253_402_300_800_000L; // the year 10,000
    private static final long MOST_ENERGY_MILLIJOULES = 1_000_000_000_000L;

    private ReportRules() {}

    /** What is wrong with the record, in a few words; null when nothing is. */
    public static @Nullable String faultOf(Report report) {
        String fault = identityFaultOf(report);
        return fault == null ? contentFaultOf(report) : fault;
    }

    /**
     * What is wrong with whom the record is about; null when nothing is. Records with equal {@link Report#identity} have equal faults,
     * so that it need not be asked with each.
     */
    public static @Nullable String identityFaultOf(Report report) {
        if (report.kind == Kind.TICK) {
            return null;
        }
        if (report.textLength[Report.PROVIDER] == 0 || report.textLength[Report.REGION] == 0) {
            return "provider or region is empty";
        }
        for (int name = Report.PROVIDER; name <= Report.GPU_MODEL; name++) {
            if (hasForbidden(report, name)) {
                return NAMES[name] + " '" + report.text(name) + "' has a control character, or one of / | * #";
            }
        }
        return report.kind == Kind.RETIRE ? null : sampleIdentityFault(report);
    }

    private static @Nullable String sampleIdentityFault(Report report) {
        if (report.textLength[Report.CLUSTER] == 0 || report.textLength[Report.GPU_MODEL] == 0) {
            return "cluster or gpu_model is empty";
        }
        if (report.hosts == 0) {
            return "hosts is empty";
        }
        if (report.textLength[Report.RACK] == 0 && report.hosts > 1) {
            return "a record of " + report.hosts + " hosts has no rack";
        }
        if (report.gpusExpected.length != report.hosts) {
            return "gpus_expected differs in length from hosts, which has " + report.hosts;
        }
        Set<String> names = new HashSet<>();
        for (int host = 0; host < report.hosts; host++) {
            if (report.hostLength[host] == 0) {
                return "a host has no name";
            }
            if (!names.add(report.host(host))) {
                return "host " + report.host(host) + " is named twice";
            }
            int expected = report.gpusExpected.values[host];
            if (expected < 0 || expected > PLAUSIBLE) {
                return "a host has " + expected + " GPUs expected";
            }
        }
        return null;
    }

    /** What is wrong with what the record says of them, when {@link #identityFaultOf} finds nothing; null when nothing is. */
    public static @Nullable String contentFaultOf(Report report) {
        if (report.kind != Kind.SAMPLE) {
            return null;
        }
        if (report.intervalMs < 1 || report.intervalMs > LONGEST_INTERVAL_MS) {
            return "interval_ms is " + report.intervalMs + ", not 1 to " + LONGEST_INTERVAL_MS;
        }
        if (report.intervalStartMs < 0 || report.intervalStartMs > LATEST_MS) {
            return "interval_start is " + report.intervalStartMs + " ms, before 1970 or after 9999";
        }
        String fault = hostFault(report);
        return fault == null ? gpuFault(report) : fault;
    }

    /**
     * Names are parts of keys, of patterns and of what people read: {@code provider/region}. Racks and models may have a slash.
     */
    private static boolean hasForbidden(Report report, int name) {
        boolean inKeys = name <= Report.CLUSTER;
        int from = report.textFrom[name];
        for (int i = from; i < from + report.textLength[name]; i++) {
            byte letter = report.bytes[i];
            if ((letter >= 0 && letter < ' ')
                    || (inKeys && (letter == '/' || letter == '|' || letter == '*' || letter == '#'))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String hostFault(Report report) {
        int hosts = report.hosts;
        if (report.sequenceCount != hosts
                || report.cpuCounts.length != hosts
                || report.cpuUtil.length != hosts
                || report.gpuCounts.length != hosts) {
            return "arrays of hosts differ in length from hosts, which has " + hosts;
        }
        long gpus = 0;
        for (int host = 0; host < hosts; host++) {
            int seen = report.gpuCounts.values[host];
            int expected = report.gpusExpected.values[host];
            if (seen < 0 || expected < seen) {
                return "a host has " + seen + " GPUs of " + expected + " expected";
            }
            if (report.sequences[host] < 0) {
                return "a sequence is " + report.sequences[host];
            }
            if (report.cpuCounts.values[host] < 0 || report.cpuCounts.values[host] > PLAUSIBLE) {
                return "a host has " + report.cpuCounts.values[host] + " CPU cores";
            }
            gpus += seen;
        }
        if (gpus != report.util.length) {
            return "gpu_counts add up to " + gpus + ", and util_permyriad has " + report.util.length;
        }
        return outside(report.cpuUtil, FULL_PERMYRIAD, "cpu_util_permyriad");
    }

    private static @Nullable String gpuFault(Report report) {
        int gpus = report.util.length;
        if (report.signalLength != gpus
                || report.stateLength != gpus
                || report.temperatureLength != gpus
                || report.power.length != gpus
                || report.energyCount != gpus
                || report.memoryUsed.length != gpus) {
            return "arrays of GPUs differ in length from util_permyriad, which has " + gpus;
        }
        int states = 0;
        long least = 0;
        long most = 0;
        for (int gpu = 0; gpu < gpus; gpu++) {
            states |= report.bytes[report.stateFrom + gpu];
            least = Math.min(least, report.energy[gpu]);
            most = Math.max(most, report.energy[gpu]);
        }
        // A byte is negative or too great exactly when it has a bit beyond those of a state.
        if ((states & ~(STATES - 1)) != 0) {
            return "a gpu_state is none of 0 to " + (STATES - 1);
        }
        if (least < NOT_MEASURED || most > MOST_ENERGY_MILLIJOULES) {
            return "an energy_millijoules is " + (least < NOT_MEASURED ? least : most);
        }
        if (report.memoryTotalMib < 0 || report.memoryTotalMib > PLAUSIBLE) {
            return "memory_total_mib is " + report.memoryTotalMib;
        }
        String fault = firstOf(
                outside(report.util, FULL_PERMYRIAD, "util_permyriad"),
                outside(report.power, PLAUSIBLE, "power_watts"),
                outside(report.memoryUsed, PLAUSIBLE, "memory_used_mib"));
        return fault == null ? xidFault(report) : fault;
    }

    private static @Nullable String xidFault(Report report) {
        if (report.xidGpus.length != report.xidCodes.length) {
            return "xid_gpus and xid_codes differ in length";
        }
        for (int i = 0; i < report.xidGpus.length; i++) {
            int gpu = report.xidGpus.values[i];
            if (gpu < 0 || gpu >= report.util.length) {
                return "xid_gpus names GPU " + gpu + " of " + report.util.length;
            }
        }
        return null;
    }

    private static @Nullable String outside(Numbers numbers, int most, String field) {
        int least = 0;
        int greatest = 0;
        // Without a branch for each value this is done for many at a time.
        for (int i = 0; i < numbers.length; i++) {
            least = Math.min(least, numbers.values[i]);
            greatest = Math.max(greatest, numbers.values[i]);
        }
        if (least < NOT_MEASURED) {
            return field + " has " + least;
        }
        return greatest > most ? field + " has " + greatest : null;
    }

    private static @Nullable String firstOf(@Nullable String... faults) {
        for (String fault : faults) {
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
