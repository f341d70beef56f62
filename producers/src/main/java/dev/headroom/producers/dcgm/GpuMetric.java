package dev.headroom.producers.dcgm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A metric of dcgm-exporter that is read. Most fields have two: the one of exporters before 4.9, and the one that took its place with
 * DCGM 4.7, in part in other units (a ratio for a percentage, joules for millijoules, bytes for MiB).
 *
 * <p>A value outside the range is as good as none. That covers everything DCGM writes for "blank", "not found", "not supported" and
 * "not permitted": 0x7ffffff0 and up for 32-bit integers, 0x7ffffffffffffff0 and up for 64-bit ones (9223372036854775794 is "not
 * supported"), 2^47 and up for doubles. Energy and bytes are 64-bit integers, so only those are beyond their range: 2^47 mJ are what
 * a GPU draws in some years.
 *
 * @param largest largest value there can be, as told; the least is 0
 * @param scale what it is multiplied by to be in the units of the field
 */
record GpuMetric(String name, GpuField field, double largest, double scale) {

    private static final double MOST_WATTS = 100_000;
    private static final double MOST_CELSIUS = 254;
    private static final double MOST_MIB = 1e9;
    private static final double MOST_BYTES = 1e15;
    private static final double MOST_MILLIJOULES = 1e18;
    private static final double MOST_JOULES = 1e15;
    private static final double MOST_EVENTS = 1e9;
    private static final double LARGEST_XID = 1e6;
    private static final double PER_MIB = 1.0 / (1024 * 1024);

    private static final List<GpuMetric> ALL = List.of(
            new GpuMetric("DCGM_FI_PROF_SM_ACTIVE", GpuField.SM_ACTIVE, 1, 1),
            new GpuMetric("DCGM_FI_PROF_SM_UTIL_RATIO", GpuField.SM_ACTIVE, 1, 1),
            new GpuMetric("DCGM_FI_PROF_GR_ENGINE_ACTIVE", GpuField.GR_ENGINE_ACTIVE, 1, 1),
            new GpuMetric("DCGM_FI_PROF_GR_ENGINE_UTIL_RATIO", GpuField.GR_ENGINE_ACTIVE, 1, 1),
            new GpuMetric("DCGM_FI_DEV_GPU_UTIL", GpuField.GPU_UTIL, 100, 0.01),
            new GpuMetric("DCGM_FI_DEV_GPU_UTIL_RATIO", GpuField.GPU_UTIL, 1, 1),
            new GpuMetric("DCGM_FI_DEV_POWER_USAGE", GpuField.POWER, MOST_WATTS, 1),
            new GpuMetric("DCGM_FI_DEV_BOARD_POWER_WATTS", GpuField.POWER, MOST_WATTS, 1),
            new GpuMetric("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", GpuField.ENERGY, MOST_MILLIJOULES, 1),
            new GpuMetric("DCGM_FI_DEV_GPU_ENERGY_JOULES_TOTAL", GpuField.ENERGY, MOST_JOULES, 1_000),
            new GpuMetric("DCGM_FI_DEV_GPU_TEMP", GpuField.TEMPERATURE, MOST_CELSIUS, 1),
            new GpuMetric("DCGM_FI_DEV_GPU_TEMP_CELSIUS", GpuField.TEMPERATURE, MOST_CELSIUS, 1),
            new GpuMetric("DCGM_FI_DEV_FB_USED", GpuField.MEMORY_USED, MOST_MIB, 1),
            new GpuMetric("DCGM_FI_DEV_FB_USED_BYTES", GpuField.MEMORY_USED, MOST_BYTES, PER_MIB),
            new GpuMetric("DCGM_FI_DEV_FB_FREE", GpuField.MEMORY_FREE, MOST_MIB, 1),
            new GpuMetric("DCGM_FI_DEV_FB_FREE_BYTES", GpuField.MEMORY_FREE, MOST_BYTES, PER_MIB),
            new GpuMetric("DCGM_FI_DEV_FB_RESERVED", GpuField.MEMORY_RESERVED, MOST_MIB, 1),
            new GpuMetric("DCGM_FI_DEV_FB_RESERVED_BYTES", GpuField.MEMORY_RESERVED, MOST_BYTES, PER_MIB),
            new GpuMetric("DCGM_FI_DEV_FB_TOTAL", GpuField.MEMORY_TOTAL, MOST_MIB, 1),
            new GpuMetric("DCGM_FI_DEV_FB_CAPACITY_BYTES", GpuField.MEMORY_TOTAL, MOST_BYTES, PER_MIB),
            new GpuMetric("DCGM_FI_DEV_XID_ERRORS", GpuField.XID, LARGEST_XID, 1),
            new GpuMetric("DCGM_FI_DEV_XID_ERROR", GpuField.XID, LARGEST_XID, 1),
            new GpuMetric("DCGM_FI_DEV_ROW_REMAP_FAILURE", GpuField.REMAP_FAILED, MOST_EVENTS, 1),
            new GpuMetric("DCGM_FI_DEV_ROW_REMAP_FAILED", GpuField.REMAP_FAILED, MOST_EVENTS, 1),
            new GpuMetric("DCGM_FI_DEV_ROW_REMAP_PENDING", GpuField.REMAP_PENDING, MOST_EVENTS, 1),
            new GpuMetric("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", GpuField.DOUBLE_BIT_ERRORS, MOST_EVENTS, 1));

    private static final Map<String, GpuMetric> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(GpuMetric::name, Function.identity()));

    /** All metrics that are read. */
    static List<GpuMetric> all() {
        return ALL;
    }

    /** The metric of that name, if it is one of them. */
    static Optional<GpuMetric> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The value in the units of the field; NaN where it is none. */
    double read(double value) {
        return value >= 0 && value <= largest ? value * scale : Double.NaN;
    }
}
