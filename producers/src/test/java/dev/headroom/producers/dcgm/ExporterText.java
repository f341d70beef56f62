package dev.headroom.producers.dcgm;

import java.util.ArrayList;
import java.util.List;

/** What a dcgm-exporter answers, made up: the shape is that of its documentation, hosts and values are ours. */
final class ExporterText {

    static final String BLANK = "9223372036854775794";

    private final String host;
    private final String model;
    private final List<String> lines = new ArrayList<>();
    private String moreLabels = "";

    ExporterText(String host, String model) {
        this.host = host;
        this.model = model;
    }

    static String uuid(String host, int gpu) {
        return "GPU-" + host + "-" + gpu;
    }

    /** Labels of all series from now on, beside the usual ones, for instance {@code rack="r1"}. */
    ExporterText with(String labels) {
        moreLabels = "," + labels;
        return this;
    }

    /** Eight GPUs as the default set of metrics tells them, all busy alike. */
    ExporterText gpus(int count) {
        for (int gpu = 0; gpu < count; gpu++) {
            gpu(gpu);
        }
        return this;
    }

    /** A GPU as the default set of metrics tells it. */
    ExporterText gpu(int gpu) {
        return series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", gpu, "0.5")
                .series("DCGM_FI_DEV_GPU_TEMP", gpu, "61")
                .series("DCGM_FI_DEV_POWER_USAGE", gpu, "512.4")
                .series("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", gpu, "1000000")
                .series("DCGM_FI_DEV_GPU_UTIL", gpu, "93")
                .series("DCGM_FI_DEV_FB_FREE", gpu, "1000")
                .series("DCGM_FI_DEV_FB_USED", gpu, "80000")
                .series("DCGM_FI_DEV_XID_ERRORS", gpu, "0");
    }

    ExporterText series(String metric, int gpu, String value) {
        return line(metric + "{gpu=\"" + gpu + "\",UUID=\"" + uuid(host, gpu)
                + "\",pci_bus_id=\"00000000:1B:00.0\",device=\"nvidia" + gpu + "\",modelName=\"" + model
                + "\",Hostname=\"" + host + "\",DCGM_FI_DRIVER_VERSION=\"570.00.00\"" + moreLabels + "} " + value);
    }

    ExporterText line(String line) {
        lines.add(line);
        return this;
    }

    @Override
    public String toString() {
        return "# HELP DCGM_FI_DEV_GPU_TEMP Temperature of the GPU.\n# TYPE DCGM_FI_DEV_GPU_TEMP gauge\n"
                + String.join("\n", lines) + "\n";
    }
}
