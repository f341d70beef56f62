package dev.headroom.benchmarks.fleet;

/**
 * A shape of load: what one record is of.
 *
 * @param name short, for names of topics
 * @param units collectors: nodes or racks
 * @param hosts in a record
 * @param gpusPerHost so many each
 * @param hasRack whether records name a rack; without one a record is of one node
 * @param leastShare of the speed of a plain consumer that is asked for
 * @param aimedShare that is aimed at
 */
record Shape(
        String name,
        int units,
        int hosts,
        int gpusPerHost,
        boolean hasRack,
        String gpuModel,
        String hostType,
        double leastShare,
        double aimedShare) {

    /** Nodes of 8 GPUs, 1 GW of them. */
    static Shape ofNodes(int units) {
        return new Shape("node", units, 1, 8, false, "H200", "ND96isr_H200_v5", 0.45, 0.65);
    }

    /** Racks of 72 GPUs in 18 hosts. */
    static Shape ofRacks(int units) {
        return new Shape("rack", units, 18, 4, true, "GB200", "p6e-gb200.36xlarge", 0.65, 0.85);
    }

    int gpus() {
        return hosts * gpusPerHost;
    }
}
