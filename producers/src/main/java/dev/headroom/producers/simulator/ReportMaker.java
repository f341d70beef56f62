package dev.headroom.producers.simulator;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the record of a rack or node and an interval. */
final class ReportMaker {

    private static final String COLLECTOR = "headroom-simulator/1";

    private final Load load;
    private final LoadDistribution distribution;
    private final long seed;
    private final long startMs;
    private final int intervalMs;

    ReportMaker(LoadDistribution distribution, long seed, long startMs, int intervalMs) {
        this.load = new Load(distribution);
        this.distribution = distribution;
        this.seed = seed;
        this.startMs = startMs;
        this.intervalMs = intervalMs;
    }

    /** The record; none when no host was seen. */
    Optional<GpuReport> report(Source source, Effects effects, long interval) {
        long endMs = (interval + 1) * intervalMs;
        long atMs = endMs - 1 - startMs;
        long id = Chance.of(seed, source.id());
        List<String> names = source.hosts();
        int[] seen = new int[names.size()];
        int count = 0;
        for (int host = 0; host < names.size(); host++) {
            if (!effects.isAway(source, Chance.of(id, host), atMs)) {
                seen[count++] = host;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        GpuSamples samples = new GpuSamples(source.model(), count, intervalMs, distribution);
        int[] cpuUtil = new int[count];
        for (int i = 0; i < count; i++) {
            long host = Chance.of(id, seen[i]);
            cpuUtil[i] = fill(samples, host, effects, interval, atMs);
        }
        long skewedStartMs = interval * intervalMs + effects.skewMs(source, atMs);
        long[] sequences = new long[count];
        Arrays.fill(sequences, Math.floorDiv(skewedStartMs, intervalMs));
        GpuReport report = new GpuReport();
        report.setKind(ReportKind.SAMPLE);
        report.setProvider(source.provider());
        report.setRegion(source.region());
        report.setCluster(source.cluster());
        report.setRack(source.rack());
        report.setGpuModel(source.model().name());
        report.setHostType(source.hostType());
        report.setHosts(hosts(names, seen, count));
        report.setIntervalStart(Instant.ofEpochMilli(skewedStartMs));
        report.setIntervalMs(intervalMs);
        report.setCollectorVersion(COLLECTOR);
        report.setSequences(Numbers.of(sequences));
        report.setGpusExpected(all(count, source.model().gpusPerHost()));
        report.setGpuCounts(all(count, source.model().gpusPerHost()));
        report.setCpuCounts(all(count, source.model().cpusPerHost()));
        report.setCpuUtilPermyriad(Numbers.of(cpuUtil));
        samples.into(report);
        return Optional.of(report);
    }

    /** Adds the GPUs of a host; returns how busy its CPUs are, which feed them. */
    private int fill(GpuSamples samples, long host, Effects effects, long interval, long atMs) {
        long job = Load.job(host, (interval + 1) * intervalMs - 1);
        int gpus = samples.gpusPerHost();
        int utilSum = 0;
        for (int gpu = 0; gpu < gpus; gpu++) {
            double rank = load.rank(job, gpu, interval);
            if (!effects.saturations().isEmpty()) {
                rank = load.saturated(rank, Chance.of(host, gpu), effects.saturations(), atMs);
            }
            int position = samples.add(rank);
            utilSum += samples.utilPermyriad(position);
            for (Disturbance.GpuFailures failures : effects.failures()) {
                long id = Chance.of(host, gpu);
                long failsAtMs = failures.failsAtMs(id);
                if (atMs >= failsAtMs && atMs < failures.reach().toMs()) {
                    samples.fail(position, failures.xid(id), failsAtMs > atMs - intervalMs);
                }
            }
        }
        return 300 + utilSum / gpus / 4;
    }

    private static List<String> hosts(List<String> names, int[] seen, int count) {
        if (count == names.size()) {
            return names;
        }
        List<String> hosts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            hosts.add(names.get(seen[i]));
        }
        return hosts;
    }

    private static List<Integer> all(int count, int number) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, number);
        return Numbers.of(numbers);
    }
}
