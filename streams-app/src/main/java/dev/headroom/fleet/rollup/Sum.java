package dev.headroom.fleet.rollup;

/**
 * What is summed of telemetry; all of it adds up over shards, clusters and time. Units are in the names.
 * Their order is the layout of stored sums.
 */
public enum Sum {
    /** Time GPUs were seen. */
    GPU_MS_REPORTING,
    GPU_MS_HEALTHY,
    /** Time in state failed, and of GPUs their host had lost. */
    GPU_MS_FAILED,
    /** Time at a utilisation of {@link #BUSY_PERMYRIAD} or more. */
    GPU_MS_BUSY,
    UTIL_PERMYRIAD_MS,
    UTIL_PERMYRIAD,
    UTIL_SAMPLES,
    POWER_WATTS,
    POWER_SAMPLES,
    ENERGY_MILLIJOULES,
    MEMORY_USED_MIB,
    MEMORY_TOTAL_MIB,
    CPU_CORES,
    /** Cores times utilisation. */
    CPU_CORE_PERMYRIAD,
    XID_CRITICAL,
    XID_WARNING,
    SAMPLES,
    RECORDS,
    DUPLICATES,
    HOST_DUPLICATES,
    GAPS;

    /** From this utilisation on a GPU is in use: below it there is at most a monitoring agent or a stray kernel. */
    public static final int BUSY_PERMYRIAD = 500;
}
