package dev.headroom.fleet;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Telemetry records of small racks, in a few words. Every host has two GPUs. */
final class Sample {

    static final int GPUS_A_HOST = 2;
    static final int INTERVAL_MS = 30_000;

    private final GpuReport report;
    private final List<Integer> states = new ArrayList<>();

    private Sample(GpuReport report) {
        this.report = report;
    }

    /** Of a rack named {@code provider/region/cluster/rack}, without the last for a node that has none, an interval of 30 s from {@code start} on. */
    static Sample of(String rack, String start, String... hosts) {
        return of(rack, Instant.parse(start), hosts);
    }

    static Sample of(String rack, Instant start, String... hosts) {
        List<String> names = Pattern.compile("/").splitAsStream(rack).toList();
        Sample sample = new Sample(GpuReport.newBuilder()
                .setKind(ReportKind.SAMPLE)
                .setProvider(names.get(0))
                .setRegion(names.get(1))
                .setCluster(names.get(2))
                .setRack(names.size() > 3 ? names.get(3) : "")
                .setGpuModel("GB200")
                .setIntervalStart(start)
                .setIntervalMs(INTERVAL_MS)
                .setMemoryTotalMib(1_000)
                .build());
        for (String host : hosts) {
            sample.add(host, start.toEpochMilli() / INTERVAL_MS);
        }
        return sample;
    }

    private void add(String host, long sequence) {
        report.getHosts().add(host);
        report.getGpusExpected().add(GPUS_A_HOST);
        report.getSequences().add(sequence);
        report.getCpuCounts().add(64);
        report.getCpuUtilPermyriad().add(2_500);
        report.getGpuCounts().add(GPUS_A_HOST);
        for (int gpu = 0; gpu < GPUS_A_HOST; gpu++) {
            report.getUtilPermyriad().add(6_000);
            report.getPowerWatts().add(700);
            report.getEnergyMillijoules().add(21_000_000L);
            report.getMemoryUsedMib().add(250);
            states.add(0);
        }
    }

    /** All GPUs at this utilisation, in 1/10,000. */
    Sample util(int permyriad) {
        report.getUtilPermyriad().replaceAll(any -> permyriad);
        return this;
    }

    Sample state(int gpu, int state) {
        states.set(gpu, state);
        return this;
    }

    Sample xid(int gpu, int code) {
        report.getXidGpus().add(gpu);
        report.getXidCodes().add(code);
        return this;
    }

    Sample sequence(long sequence) {
        report.getSequences().replaceAll(any -> sequence);
        return this;
    }

    Sample interval(int ms) {
        report.setIntervalMs(ms);
        return this;
    }

    GpuReport report() {
        byte[] bytes = new byte[states.size()];
        for (int gpu = 0; gpu < bytes.length; gpu++) {
            bytes[gpu] = states.get(gpu).byteValue();
        }
        report.setGpuState(ByteBuffer.wrap(bytes));
        report.setUtilSignal(ByteBuffer.wrap(new byte[bytes.length]));
        report.setTemperatureCelsius(ByteBuffer.wrap(new byte[bytes.length]));
        return report;
    }

    Instant end() {
        return report.getIntervalStart().plusMillis(report.getIntervalMs());
    }

    static GpuReport tick() {
        return GpuReport.newBuilder().setKind(ReportKind.TICK).build();
    }

    static GpuReport retirement(String provider, String region, String cluster, String... hosts) {
        return GpuReport.newBuilder()
                .setHosts(List.of(hosts))
                .setKind(ReportKind.RETIRE)
                .setProvider(provider)
                .setRegion(region)
                .setCluster(cluster)
                .build();
    }
}
