package dev.headroom.producers.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * GPUs a simulated fleet may have, with nominal figures of their data sheets; memory is about what a driver shows. GB200 and GB300
 * come in NVL72 racks of 18 nodes of 4, the others in HGX nodes of 8 of which no rack is known.
 */
enum GpuModel {
    H100(8, 0, 700, 81_559, 192),
    H200(8, 0, 700, 143_771, 192),
    B200(8, 0, 1_000, 183_359, 192),
    B300(8, 0, 1_400, 275_040, 192),
    GB200(4, 18, 1_200, 189_471, 144),
    GB300(4, 18, 1_400, 284_208, 144);

    private final int gpusPerHost;
    private final int hostsPerRack;
    private final int limitWatts;
    private final int memoryMib;
    private final int cpusPerHost;

    GpuModel(int gpusPerHost, int hostsPerRack, int limitWatts, int memoryMib, int cpusPerHost) {
        this.gpusPerHost = gpusPerHost;
        this.hostsPerRack = hostsPerRack;
        this.limitWatts = limitWatts;
        this.memoryMib = memoryMib;
        this.cpusPerHost = cpusPerHost;
    }

    static Optional<GpuModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    int gpusPerHost() {
        return gpusPerHost;
    }

    boolean isInRacks() {
        return hostsPerRack > 0;
    }

    /** Hosts that one collector reports: a rack's, or one. */
    int hostsPerRecord() {
        return Math.max(1, hostsPerRack);
    }

    int gpusPerRecord() {
        return hostsPerRecord() * gpusPerHost;
    }

    int limitWatts() {
        return limitWatts;
    }

    int memoryMib() {
        return memoryMib;
    }

    int cpusPerHost() {
        return cpusPerHost;
    }
}
