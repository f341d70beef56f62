package dev.headroom.producers.dcgm;

/** What is read of a GPU; {@link GpuMetric} tells under which names. */
enum GpuField {
    /** Share of time SMs were active, 0 to 1. */
    SM_ACTIVE(Share.OF_SLICES),
    /** Share of time the graphics or compute engines were active, 0 to 1. */
    GR_ENGINE_ACTIVE(Share.OF_SLICES),
    /** Share of time a kernel ran, 0 to 1. */
    GPU_UTIL(Share.OF_SLICES),
    /** W. */
    POWER(Share.NONE),
    /** mJ since the driver was loaded. */
    ENERGY(Share.NONE),
    /** Degrees Celsius. */
    TEMPERATURE(Share.NONE),
    /** Memory used, MiB. */
    MEMORY_USED(Share.ADDS_UP),
    /** Memory free, MiB. */
    MEMORY_FREE(Share.ADDS_UP),
    /** Memory the driver keeps, MiB. */
    MEMORY_RESERVED(Share.ADDS_UP),
    /** Memory there is, MiB. */
    MEMORY_TOTAL(Share.ADDS_UP),
    /** Code of the last XID error there was, however long ago; 0: none. */
    XID(Share.NONE),
    /** Not 0: rows of memory could not be remapped. */
    REMAP_FAILED(Share.NONE),
    /** Not 0: rows of memory are to be remapped at the next reset. */
    REMAP_PENDING(Share.NONE),
    /** Double-bit memory errors since the driver was loaded. */
    DOUBLE_BIT_ERRORS(Share.NONE);

    private final Share share;

    GpuField(Share share) {
        this.share = share;
    }

    Share share() {
        return share;
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
}
