package dev.headroom.producers.dcgm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read of a GPU. Each has up to two metrics: the one of exporters before 4.9, and the one that took its place with DCGM 4.7,
 * in part in other units.
 *
 * <p>A value outside the range is as good as none. That covers everything DCGM writes for "blank", "not found", "not supported" and
 * "not permitted": 0x7ffffff0 and up for 32-bit integers, 0x7ffffffffffffff0 and up for 64-bit ones (9223372036854775794 is "not
 * supported"), 2^47 and up for doubles. Energy and bytes are 64-bit integers, so only that one is beyond their range: 2^47 mJ are
 * what a GPU draws in some years.
 */
enum GpuField {
    /** Share of time SMs were active, 0 to 1. */
    SM_ACTIVE(Share.OF_SLICES, metric("DCGM_FI_PROF_SM_ACTIVE", 1, 1), metric("DCGM_FI_PROF_SM_UTIL_RATIO", 1, 1)),
    /** Share of time the graphics or compute engines were active, 0 to 1. */
    GR_ENGINE_ACTIVE(
            Share.OF_SLICES,
            metric("DCGM_FI_PROF_GR_ENGINE_ACTIVE", 1, 1),
            metric("DCGM_FI_PROF_GR_ENGINE_UTIL_RATIO", 1, 1)),
    /** Share of time a kernel ran, 0 to 1. */
    GPU_UTIL(Share.OF_SLICES, metric("DCGM_FI_DEV_GPU_UTIL", 100, 0.01), metric("DCGM_FI_DEV_GPU_UTIL_RATIO", 1, 1)),
    /** W. */
    POWER(
            Share.NONE,
            metric("DCGM_FI_DEV_POWER_USAGE", 100_000, 1),
            metric("DCGM_FI_DEV_BOARD_POWER_WATTS", 100_000, 1)),
    /** mJ since the driver was loaded. */
    ENERGY(
            Share.NONE,
            metric("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", 1e18, 1),
            metric("DCGM_FI_DEV_GPU_ENERGY_JOULES_TOTAL", 1e15, 1_000)),
    /** Degrees Celsius. */
    TEMPERATURE(Share.NONE, metric("DCGM_FI_DEV_GPU_TEMP", 254, 1), metric("DCGM_FI_DEV_GPU_TEMP_CELSIUS", 254, 1)),
    /** Memory used, MiB. */
    MEMORY_USED(Share.ADDS_UP, mebibytes("DCGM_FI_DEV_FB_USED"), bytes("DCGM_FI_DEV_FB_USED_BYTES")),
    /** Memory free, MiB. */
    MEMORY_FREE(Share.ADDS_UP, mebibytes("DCGM_FI_DEV_FB_FREE"), bytes("DCGM_FI_DEV_FB_FREE_BYTES")),
    /** Memory the driver keeps, MiB. */
    MEMORY_RESERVED(Share.ADDS_UP, mebibytes("DCGM_FI_DEV_FB_RESERVED"), bytes("DCGM_FI_DEV_FB_RESERVED_BYTES")),
    /** Memory there is, MiB. */
    MEMORY_TOTAL(Share.ADDS_UP, mebibytes("DCGM_FI_DEV_FB_TOTAL"), bytes("DCGM_FI_DEV_FB_CAPACITY_BYTES")),
    /** Code of the last XID error there was, however long ago; 0: none. */
    XID(Share.NONE, metric("DCGM_FI_DEV_XID_ERRORS", 1e6, 1), metric("DCGM_FI_DEV_XID_ERROR", 1e6, 1)),
    /** Not 0: rows of memory could not be remapped. */
    REMAP_FAILED(
            Share.NONE,
            metric("DCGM_FI_DEV_ROW_REMAP_FAILURE", 1e9, 1),
            metric("DCGM_FI_DEV_ROW_REMAP_FAILED", 1e9, 1)),
    /** Not 0: rows of memory are to be remapped at the next reset. */
    REMAP_PENDING(Share.NONE, metric("DCGM_FI_DEV_ROW_REMAP_PENDING", 1e9, 1)),
    /** Double-bit memory errors since the driver was loaded. */
    DOUBLE_BIT_ERRORS(Share.NONE, metric("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", 1e9, 1));

    private static final Map<String, Metric> METRICS = new HashMap<>();

    static {
        for (GpuField field : values()) {
            for (Spelling spelling : field.spellings) {
                METRICS.put(spelling.name(), new Metric(field, spelling));
            }
        }
    }

    private final Share share;
    private final List<Spelling> spellings;

    GpuField(Share share, Spelling... spellings) {
        this.share = share;
        this.spellings = List.of(spellings);
    }

    /** What the values of the MIG instances of a GPU are to the GPU. */
    enum Share {
        /** Nothing: they repeat the value of the GPU. */
        NONE,
        /** Each is relative to the instance's own slices of the GPU. */
        OF_SLICES,
        /** Parts of it. */
        ADDS_UP
    }

    /** A name of the metric, the largest value there can be, and what it is multiplied by. */
    private record Spelling(String name, double largest, double scale) {}

    /** What a metric of some name tells. */
    record Metric(GpuField field, Spelling spelling) {

        /** The value in the units of the field; NaN where it is none. */
        double read(double value) {
            return value >= 0 && value <= spelling.largest() ? value * spelling.scale() : Double.NaN;
        }
    }

    /** The metric of that name, if it is one of these. */
    static Optional<Metric> metricOf(String name) {
        return Optional.ofNullable(METRICS.get(name));
    }

    /** All names under which the field is read. */
    List<String> names() {
        return spellings.stream().map(Spelling::name).toList();
    }

    Share share() {
        return share;
    }

    private static Spelling metric(String name, double largest, double scale) {
        return new Spelling(name, largest, scale);
    }

    private static Spelling mebibytes(String name) {
        return metric(name, 1e9, 1);
    }

    private static Spelling bytes(String name) {
        return metric(name, 1e15, 1.0 / (1024 * 1024));
    }
}
