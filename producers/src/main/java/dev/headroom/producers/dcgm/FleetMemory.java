package dev.headroom.producers.dcgm;

import dev.headroom.events.GpuReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns what was seen at the end of an interval into records, one a rack and GPU model, or a host and GPU model where no rack is
 * known, and remembers what the next interval needs. A GPU or host that was not seen for a day is forgotten.
 */
final class FleetMemory {

    private static final Duration MEMORY = Duration.ofHours(24);

    private final CollectorOptions options;
    private final Map<String, Remembered<GpuHistory>> gpus = new HashMap<>();
    private final Map<HostModel, Remembered<HostHistory>> hosts = new HashMap<>();

    private record HostModel(String host, String model) {}

    /** Everything of one record: a rack, or a host where the rack is "". */
    private record Group(String rack, String hostWithoutRack, String model) {}

    private static final class Remembered<T> {
        private final T history;
        private Instant lastSeen = Instant.EPOCH;

        Remembered(T history) {
            this.history = history;
        }

        T at(Instant now) {
            lastSeen = now;
            return history;
        }
    }

    FleetMemory(CollectorOptions options) {
        this.options = options;
    }

    /**
     * The records of an interval.
     *
     * @param silent exporters that did not answer
     */
    List<GpuReport> reports(Collection<SeenGpu> seen, Set<Target> silent, Instant intervalEnd) {
        Map<Group, SortedMap<String, List<SeenGpu>>> groups = new LinkedHashMap<>();
        for (SeenGpu gpu : seen) {
            Group group = new Group(gpu.rack(), gpu.rack().isEmpty() ? gpu.host() : "", gpu.model());
            groups.computeIfAbsent(group, any -> new TreeMap<>())
                    .computeIfAbsent(gpu.host(), any -> new ArrayList<>())
                    .add(gpu);
        }
        List<GpuReport> reports = new ArrayList<>();
        groups.forEach((group, byHost) -> reports.add(report(group, byHost, silent, intervalEnd)));
        forget(intervalEnd);
        return reports;
    }

    private GpuReport report(
            Group group, SortedMap<String, List<SeenGpu>> byHost, Set<Target> silent, Instant intervalEnd) {
        ReportBuilder report = new ReportBuilder(options, group.rack(), group.model(), intervalEnd);
        byHost.forEach((host, gpusOfHost) -> {
            gpusOfHost.sort((a, b) -> GpuReading.BY_INDEX.compare(a.reading(), b.reading()));
            int expected = expected(new HostModel(host, group.model()), gpusOfHost, silent, intervalEnd);
            report.host(host, gpusOfHost.get(0).hostType(), expected, gpusOfHost.size());
            for (SeenGpu gpu : gpusOfHost) {
                GpuHistory history = gpus.computeIfAbsent(gpu.id(), id -> new Remembered<>(new GpuHistory()))
                        .at(intervalEnd);
                report.gpu(history.next(gpu.reading(), intervalEnd.toEpochMilli()));
            }
        });
        return report.build();
    }

    private int expected(HostModel host, List<SeenGpu> seen, Set<Target> silent, Instant intervalEnd) {
        Map<String, Target> ids = new HashMap<>();
        seen.forEach(gpu -> ids.put(gpu.id(), gpu.target()));
        return hosts.computeIfAbsent(host, any -> new Remembered<>(new HostHistory()))
                .at(intervalEnd)
                .expect(ids, silent, seen.get(0).expectedAtLeast());
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(MEMORY);
        boolean gone = gpus.values().removeIf(gpu -> gpu.lastSeen.isBefore(oldest));
        boolean unused = hosts.values().removeIf(host -> host.lastSeen.isBefore(oldest));
        if (gone) {
            hosts.values().forEach(host -> host.history.retain(gpus.keySet()));
        }
    }
}
