package dev.headroom.telemetry;

import dev.headroom.events.GpuReport;
import dev.headroom.events.ReportKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Telemetry records of the generated class, plausible ones from a seed, and their bytes. */
final class Reports {

    private Reports() {}

    /** A good sample of a rack; the same one for the same seed. */
    static GpuReport sample(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hosts = 1 + random.nextInt(18);
        GpuReport report = GpuReport.newBuilder()
                .setKind(ReportKind.SAMPLE)
                .setProvider("aws")
                .setRegion("us-east-1")
                .setCluster("c" + random.nextInt(9))
                .setRack("r" + random.nextInt(1_000))
                .setGpuModel("GB200")
                .setHostType("x")
                .setIntervalStart(Instant.ofEpochMilli(30_000L * random.nextInt(1_000_000)))
                .setIntervalMs(1 + random.nextInt(60_000))
                .setMemoryTotalMib(189_471)
                .build();
        List<Byte> states = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            report.getHosts().add("host-" + host);
            report.getGpusExpected().add(4);
            report.getSequences().add(random.nextLong(1L << (1 + random.nextInt(62))));
            report.getCpuCounts().add(144);
            report.getCpuUtilPermyriad().add(random.nextInt(-1, 10_001));
            int gpus = random.nextInt(5);
            report.getGpuCounts().add(gpus);
            for (int gpu = 0; gpu < gpus; gpu++) {
                states.add((byte) random.nextInt(4));
                report.getUtilPermyriad().add(random.nextInt(-1, 10_001));
                report.getPowerWatts().add(random.nextInt(-1, 1_400));
                report.getEnergyMillijoules().add(random.nextLong(-1, 100_000_000));
                report.getMemoryUsedMib().add(random.nextInt(-1, 189_471));
            }
        }
        byte[] perGpu = new byte[states.size()];
        for (int gpu = 0; gpu < perGpu.length; gpu++) {
            perGpu[gpu] = states.get(gpu);
        }
        report.setGpuState(ByteBuffer.wrap(perGpu));
        report.setUtilSignal(ByteBuffer.wrap(perGpu));
        report.setTemperatureCelsius(ByteBuffer.wrap(perGpu));
        if (perGpu.length > 0 && random.nextBoolean()) {
            report.getXidGpus().add(random.nextInt(perGpu.length));
            report.getXidCodes().add(79);
        }
        return report;
    }

    static byte[] encoded(GpuReport report) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<>(GpuReport.class).write(report, encoder);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As Avro reads them; refuses bytes that follow. */
    static GpuReport decodedByAvro(byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        GpuReport report = new SpecificDatumReader<>(GpuReport.class).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes follow");
        }
        return report;
    }

    /** The generated class with what a {@link Report} holds; arrays of bytes as they are. */
    static GpuReport copyOf(Report report) {
        GpuReport copy = GpuReport.newBuilder()
                .setKind(ReportKind.valueOf(report.kind().name()))
                .setProvider(report.provider())
                .setRegion(report.region())
                .setCluster(report.cluster())
                .setRack(report.rack())
                .setGpuModel(report.gpuModel())
                .setHostType(report.hostType())
                .setIntervalStart(Instant.ofEpochMilli(report.intervalStartMs()))
                .setIntervalMs(report.intervalMs())
                .setCollectorVersion(report.collectorVersion())
                .setMemoryTotalMib(report.memoryTotalMib())
                .build();
        for (int host = 0; host < report.hosts(); host++) {
            copy.getHosts().add(report.host(host));
        }
        addAll(report.gpusExpected, copy.getGpusExpected());
        for (int i = 0; i < report.sequenceCount; i++) {
            copy.getSequences().add(report.sequences[i]);
        }
        addAll(report.cpuCounts, copy.getCpuCounts());
        addAll(report.cpuUtil, copy.getCpuUtilPermyriad());
        addAll(report.gpuCounts, copy.getGpuCounts());
        addAll(report.util, copy.getUtilPermyriad());
        copy.setUtilSignal(ByteBuffer.wrap(report.bytes, report.signalFrom, report.signalLength));
        copy.setGpuState(ByteBuffer.wrap(report.bytes, report.stateFrom, report.stateLength));
        copy.setTemperatureCelsius(ByteBuffer.wrap(report.bytes, report.temperatureFrom, report.temperatureLength));
        addAll(report.power, copy.getPowerWatts());
        for (int i = 0; i < report.energyCount; i++) {
            copy.getEnergyMillijoules().add(report.energy[i]);
        }
        addAll(report.memoryUsed, copy.getMemoryUsedMib());
        addAll(report.xidGpus, copy.getXidGpus());
        addAll(report.xidCodes, copy.getXidCodes());
        return copy;
    }

    private static void addAll(Report.Numbers numbers, List<Integer> to) {
        for (int i = 0; i < numbers.length; i++) {
            to.add(numbers.values[i]);
        }
    }

    static byte[] wire(int schemaId, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(payload)
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
