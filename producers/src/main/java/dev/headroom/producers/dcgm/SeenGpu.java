package dev.headroom.producers.dcgm;

/**
 * A GPU that was seen in an interval, and where it belongs.
 *
 * @param id UUID, or host and number where there is none
 * @param rack "" where it is not known
 * @param expectedAtLeast GPUs the host is known to have; 0 where that is not known
 * @param target exporter that told of it, the first one
 */
record SeenGpu(
        String id,
        String host,
        String rack,
        String model,
        String hostType,
        int expectedAtLeast,
        Target target,
        GpuReading reading) {}
