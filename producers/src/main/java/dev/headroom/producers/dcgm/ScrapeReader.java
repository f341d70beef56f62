package dev.headroom.producers.dcgm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes GPUs of the samples of one scrape. A GPU is known by its UUID; series of MIG instances and repeated series (one a pod where
 * several share a GPU) are of the same GPU. Metrics that are not of {@link GpuMetric} are passed over.
 */
final class ScrapeReader {

    private static final String MIG_UUID = "MIG-";

    private final String rackLabel;
    private final PrometheusText text = new PrometheusText(this::take);
    private final Map<String, Draft> gpus = new LinkedHashMap<>();

    private record Draft(GpuReading reading, MigInstances instances) {}

    /** A reader of one answer, which takes racks from the label of that name. */
    ScrapeReader(String rackLabel) {
        this.rackLabel = rackLabel;
    }

    /** Where the bytes of the answer go. */
    PrometheusText text() {
        return text;
    }

    /** Every GPU of the scrape, once. */
    List<GpuReading> gpus() {
        Map<String, GpuReading> byPlace = new HashMap<>();
        List<GpuReading> whole = new ArrayList<>();
        List<Draft> others = new ArrayList<>();
        for (Draft draft : gpus.values()) {
            draft.instances().addTo(draft.reading());
            if (draft.reading().uuid().isEmpty()) {
                others.add(draft);
            } else {
                whole.add(draft.reading());
                byPlace.putIfAbsent(placeOf(draft.reading()), draft.reading());
            }
        }
        // Series that do not tell the UUID of the GPU belong to the one in the same place, if there is one.
        for (Draft draft : others) {
            GpuReading known = byPlace.putIfAbsent(placeOf(draft.reading()), draft.reading());
            if (known == null) {
                whole.add(draft.reading());
            } else {
                known.fillFrom(draft.reading());
            }
        }
        return whole;
    }

    private void take(Sample sample) {
        GpuMetric.find(sample.name()).ifPresent(metric -> take(sample, metric));
    }

    private void take(Sample sample, GpuMetric metric) {
        String named = sample.label("UUID", "uuid");
        String uuid = named.startsWith(MIG_UUID) ? "" : named;
        String index = sample.label("gpu", "device");
        if (uuid.isEmpty() && index.isEmpty()) {
            text.leftOut(BadLine.NO_GPU);
            return;
        }
        String host = sample.label("Hostname", "hostname");
        Draft draft = gpus.computeIfAbsent(
                uuid.isEmpty() ? host + "/" + index : uuid,
                key -> new Draft(
                        new GpuReading(uuid, index, host, sample.label(rackLabel), sample.label("modelName")),
                        new MigInstances()));
        double value = metric.read(sample.value());
        String instance = sample.label("GPU_I_ID");
        if (Double.isNaN(value)) {
            return;
        }
        if (instance.isEmpty() || metric.field().share() == GpuField.Share.NONE) {
            draft.reading().putIfAbsent(metric.field(), value);
        } else {
            draft.instances().put(metric.field(), instance, sample.label("GPU_I_PROFILE"), value);
        }
    }

    private static String placeOf(GpuReading gpu) {
        return gpu.host() + "/" + gpu.index();
    }
}
