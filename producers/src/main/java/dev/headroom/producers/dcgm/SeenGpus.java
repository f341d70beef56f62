package dev.headroom.producers.dcgm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the answers of all exporters together: every GPU once, with its host, rack and model. */
final class SeenGpus {

    private final NodeMapping mapping;
    private final Map<String, SeenGpu> byId = new LinkedHashMap<>();

    private SeenGpus(NodeMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The GPUs that were seen.
     *
     * @param targets in the order in which they count where several tell of one GPU
     */
    static Collection<SeenGpu> of(List<Target> targets, Map<Target, Scrape> answers, NodeMapping mapping) {
        SeenGpus seen = new SeenGpus(mapping);
        for (Target target : targets) {
            Scrape answer = answers.get(target);
            if (answer != null) {
                answer.gpus().forEach(gpu -> seen.add(target, gpu));
            }
        }
        return new ArrayList<>(seen.byId.values());
    }

    private void add(Target target, GpuReading reading) {
        String host = reading.host().isEmpty() ? mapping.hostOf(target) : reading.host();
        String id = reading.uuid().isEmpty() ? host + "/" + reading.index() : reading.uuid();
        SeenGpu known = byId.get(id);
        if (known != null) {
            known.reading().fillFrom(reading);
            return;
        }
        Optional<NodeMapping.Node> node = mapping.find(host, target);
        byId.put(
                id,
                new SeenGpu(
                        id,
                        host,
                        node.map(NodeMapping.Node::rack).orElse(reading.rack()),
                        node.map(NodeMapping.Node::gpuModel).orElse(modelOf(reading)),
                        node.map(NodeMapping.Node::hostType).orElse(""),
                        node.map(NodeMapping.Node::gpus).orElse(0),
                        target,
                        reading));
    }

    private static String modelOf(GpuReading reading) {
        String model = GpuModel.shortName(reading.model());
        return model.isEmpty() ? GpuModel.UNKNOWN : model;
    }
}
