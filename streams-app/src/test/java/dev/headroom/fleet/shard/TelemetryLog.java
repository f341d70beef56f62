package dev.headroom.fleet.shard;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import dev.headroom.telemetry.MalformedReportException;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Random telemetry of a small fleet: records doubled, delayed, in parts, in any order, with ticks between. */
public final class TelemetryLog {

    /** So that an hour ends in the middle, when the roster is looked through for hosts that are gone. */
    static final long START_MS = Instant.parse("2026-01-01T12:45:00Z").toEpochMilli();

    static final int INTERVAL_MS = 30_000;
    private static final int INTERVALS = 60;

    private TelemetryLog() {}

    /** A record or a tick, with the instant it arrives at. */
    public record Entry(GpuReport report, long atMs) {

        /** Whether it is a tick. */
        public boolean isTick() {
            return report.getKind() == ReportKind.TICK;
        }

        Report decoded() {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
                new SpecificDatumWriter<>(GpuReport.class).write(report, encoder);
                Report decoded = new Report();
                new ReportDecoder().decode(bytes.toByteArray(), 0, bytes.size(), decoded);
                return decoded;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            } catch (MalformedReportException malformed) {
                throw new IllegalStateException(malformed);
            }
        }
    }

    /** Parts of racks come as well, with other content than the whole. */
    static List<Entry> random(Random random) {
        return random(random, true);
    }

    /** Every host interval has one content, in whole racks only. */
    static List<Entry> consistent(Random random) {
        return random(random, false);
    }

    private static List<Entry> random(Random random, boolean withParts) {
        List<Entry> entries = new ArrayList<>();
        for (int interval = 0; interval < INTERVALS; interval++) {
            for (int rack = 0; rack < 3; rack++) {
                if (random.nextInt(10) > 0) {
                    addDeliveries(random, rack, interval, withParts, entries);
                }
            }
        }
        Collections.shuffle(entries, random);
        for (long atMs = START_MS; atMs < START_MS + 90 * 60_000; atMs += 5_000L * (1 + random.nextInt(30))) {
            entries.add(
                    new Entry(GpuReport.newBuilder().setKind(ReportKind.TICK).build(), atMs));
        }
        entries.add(new Entry(GpuReport.newBuilder().setKind(ReportKind.TICK).build(), START_MS + 100 * 60_000));
        entries.sort((one, other) -> Long.compare(one.atMs, other.atMs));
        // The clock is there before the first record.
        int firstTick = 0;
        while (!entries.get(firstTick).isTick()) {
            firstTick++;
        }
        entries.add(0, entries.remove(firstTick));
        return entries;
    }

    private static void addDeliveries(Random random, int rack, int interval, boolean withParts, List<Entry> entries) {
        int times = random.nextInt(8) == 0 ? 2 : 1;
        GpuReport whole = report(random, rack, interval);
        for (int time = 0; time < times; time++) {
            long delayMs = random.nextInt(6) == 0 ? random.nextInt(900_000) : random.nextInt(10_000);
            entries.add(new Entry(whole, START_MS + (interval + 1L) * INTERVAL_MS + delayMs));
        }
        if (withParts && random.nextInt(12) == 0) {
            // A part of the rack again, or for the first time.
            GpuReport part = report(random, rack, interval);
            entries.add(new Entry(part, START_MS + (interval + 1L) * INTERVAL_MS + random.nextInt(60_000)));
        }
    }

    private static GpuReport report(Random random, int rack, int interval) {
        GpuReport report = GpuReport.newBuilder()
                .setKind(ReportKind.SAMPLE)
                .setProvider("aws")
                .setRegion("us-east-1")
                .setCluster("c" + rack % 2)
                .setRack(rack == 2 ? "" : "r" + rack)
                .setGpuModel("GB200")
                .setIntervalStart(Instant.ofEpochMilli(START_MS + (long) interval * INTERVAL_MS))
                .setIntervalMs(INTERVAL_MS)
                .setMemoryTotalMib(random.nextInt(2) * 100)
                .build();
        int gpus = 0;
        for (int host = 0; host < (rack == 2 ? 1 : 3); host++) {
            if (host == 0 || random.nextInt(6) > 0) {
                gpus += addHost(random, report, "h" + host, START_MS / INTERVAL_MS + interval);
            }
        }
        byte[] states = new byte[gpus];
        for (int gpu = 0; gpu < gpus; gpu++) {
            states[gpu] = (byte) Math.max(0, random.nextInt(10) - 6);
            if (random.nextInt(20) == 0) {
                report.getXidGpus().add(gpu);
                report.getXidCodes().add(random.nextBoolean() ? 79 : 13);
            }
        }
        report.setGpuState(ByteBuffer.wrap(states));
        report.setUtilSignal(ByteBuffer.wrap(states));
        report.setTemperatureCelsius(ByteBuffer.wrap(states));
        return report;
    }

    private static int addHost(Random random, GpuReport report, String name, long sequence) {
        int gpus = random.nextInt(3);
        report.getHosts().add(name);
        report.getGpusExpected().add(2);
        report.getSequences().add(sequence);
        report.getCpuCounts().add(8);
        report.getCpuUtilPermyriad().add(random.nextInt(10_002) - 1);
        report.getGpuCounts().add(gpus);
        for (int gpu = 0; gpu < gpus; gpu++) {
            report.getUtilPermyriad().add(random.nextInt(10_002) - 1);
            report.getPowerWatts().add(random.nextInt(1_000) - 1);
            report.getEnergyMillijoules().add((long) random.nextInt(1_000_000) - 1);
            report.getMemoryUsedMib().add(random.nextInt(101) - 1);
        }
        return gpus;
    }
}
