package dev.headroom.producers.dcgm;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fills one record of the telemetry log, host by host, each GPU of a host after the other. */
final class ReportBuilder {

    private static final int CPU_CORES_UNKNOWN = 0;

    private final GpuReport report = new GpuReport();
    private final long sequence;
    private final List<String> hosts = new ArrayList<>();
    private final List<Integer> gpusExpected = new ArrayList<>();
    private final List<Integer> gpuCounts = new ArrayList<>();
    private final List<GpuSample> samples = new ArrayList<>();
    private final List<Integer> xidGpus = new ArrayList<>();
    private final List<Integer> xidCodes = new ArrayList<>();

    ReportBuilder(CollectorOptions options, String rack, String model, Instant intervalEnd) {
        long intervalMs = options.interval().toMillis();
        Instant intervalStart = intervalEnd.minusMillis(intervalMs);
        sequence = intervalStart.toEpochMilli() / intervalMs;
        report.setKind(ReportKind.SAMPLE);
        report.setProvider(options.provider());
        report.setRegion(options.region());
        report.setCluster(options.cluster());
        report.setRack(rack);
        report.setGpuModel(model);
        report.setHostType("");
        report.setIntervalStart(intervalStart);
        report.setIntervalMs((int) intervalMs);
        report.setCollectorVersion("headroom-dcgm/" + options.version());
    }

    /** Begins a host; of several types of hosts the first that is known counts. */
    void host(String host, String hostType, int expected, int seen) {
        hosts.add(host);
        gpusExpected.add(expected);
        gpuCounts.add(seen);
        if (report.getHostType().isEmpty()) {
            report.setHostType(hostType);
        }
    }

    /** Adds a GPU of the host that was begun last. */
    void gpu(GpuSample sample) {
        if (sample.newXid() != 0) {
            xidGpus.add(samples.size());
            xidCodes.add(sample.newXid());
        }
        samples.add(sample);
    }

    GpuReport build() {
        report.setHosts(hosts);
        report.setGpusExpected(gpusExpected);
        report.setSequences(hosts.stream().map(host -> sequence).toList());
        report.setCpuCounts(hosts.stream().map(host -> CPU_CORES_UNKNOWN).toList());
        report.setCpuUtilPermyriad(
                hosts.stream().map(host -> GpuSample.NOT_MEASURED).toList());
        report.setGpuCounts(gpuCounts);
        report.setUtilPermyriad(samples.stream().map(GpuSample::utilPermyriad).toList());
        report.setPowerWatts(samples.stream().map(GpuSample::powerWatts).toList());
        report.setEnergyMillijoules(
                samples.stream().map(GpuSample::energyMillijoules).toList());
        report.setMemoryUsedMib(samples.stream().map(GpuSample::memoryUsedMib).toList());
        report.setMemoryTotalMib(
                samples.stream().mapToInt(GpuSample::memoryTotalMib).max().orElse(0));
        report.setUtilSignal(bytes(GpuSample::utilSignal));
        report.setGpuState(bytes(GpuSample::state));
        report.setTemperatureCelsius(bytes(GpuSample::temperatureCelsius));
        report.setXidGpus(xidGpus);
        report.setXidCodes(xidCodes);
        return report;
    }

    private interface ByteOf {
        byte of(GpuSample sample);
    }

    private ByteBuffer bytes(ByteOf part) {
        byte[] bytes = new byte[samples.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = part.of(samples.get(i));
        }
        return ByteBuffer.wrap(bytes);
    }
}
