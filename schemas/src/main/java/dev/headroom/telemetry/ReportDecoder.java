package dev.headroom.telemetry;

import dev.headroom.telemetry.Report.Kind;
import dev.headroom.telemetry.Report.Numbers;
import java.util.Arrays;

/**
 * Reads the Avro binary encoding of a {@code GpuReport} (Avro 1.12 specification, "Binary Encoding") into a {@link Report}, without
 * making an object a field or a GPU. It accepts exactly what the generated class accepts of the same schema, provided that nothing
 * follows; the fields are written out in the order of the schema.
 *
 * <p>Not for use by several threads at a time.
 */
public final class ReportDecoder {

    private static final Kind[] KINDS = Kind.values();

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    /**
     * Reads the record in {@code payload[from..to)} into {@code report}, which keeps the array.
     *
     * @throws MalformedReportException when it is none; what {@code report} holds then has no meaning
     */
    public void decode(byte[] payload, int from, int to, Report report) throws MalformedReportException {
        bytes = payload;
        position = from;
        end = to;
        report.bytes = payload;
        report.clear();
        int kind = readInt();
        if (kind < 0 || kind >= KINDS.length) {
            throw malformed("there is no kind " + kind);
        }
        report.kind = KINDS[kind];
        readIdentity(report);
        report.intervalStartMs = readLong();
        report.intervalMs = readInt();
        readText(report, Report.COLLECTOR_VERSION);
        readHostArrays(report);
        readGpuArrays(report);
        if (position != end) {
            throw malformed((end - position) + " bytes follow the record");
        }
    }

    private void readIdentity(Report report) throws MalformedReportException {
        report.identityFrom = position;
        readText(report, Report.PROVIDER);
        readText(report, Report.REGION);
        readText(report, Report.CLUSTER);
        readText(report, Report.RACK);
        readText(report, Report.GPU_MODEL);
        readText(report, Report.HOST_TYPE);
        readHosts(report);
        readInts(report.gpusExpected);
        report.identityTo = position;
    }

    private void readHostArrays(Report report) throws MalformedReportException {
        for (int block = readBlock(); block != 0; block = readBlock()) {
            for (int i = 0; i < block; i++) {
                if (report.sequenceCount == report.sequences.length) {
                    report.sequences = Arrays.copyOf(report.sequences, 2 * report.sequenceCount);
                }
                report.sequences[report.sequenceCount++] = readLong();
            }
        }
        readInts(report.cpuCounts);
        readInts(report.cpuUtil);
        readInts(report.gpuCounts);
    }

    private void readGpuArrays(Report report) throws MalformedReportException {
        readInts(report.util);
        report.signalLength = readLength();
        report.signalFrom = skip(report.signalLength);
        report.stateLength = readLength();
        report.stateFrom = skip(report.stateLength);
        report.temperatureLength = readLength();
        report.temperatureFrom = skip(report.temperatureLength);
        readInts(report.power);
        for (int block = readBlock(); block != 0; block = readBlock()) {
            for (int i = 0; i < block; i++) {
                if (report.energyCount == report.energy.length) {
                    report.energy = Arrays.copyOf(report.energy, 2 * report.energyCount);
                }
                report.energy[report.energyCount++] = readLong();
            }
        }
        readInts(report.memoryUsed);
        report.memoryTotalMib = readInt();
        readInts(report.xidGpus);
        readInts(report.xidCodes);
    }

    private void readText(Report report, int which) throws MalformedReportException {
        int length = readLength();
        report.textLength[which] = length;
        report.textFrom[which] = skip(length);
    }

    private void readHosts(Report report) throws MalformedReportException {
        for (int block = readBlock(); block != 0; block = readBlock()) {
            for (int i = 0; i < block; i++) {
                int host = report.hosts;
                if (host == report.hostFrom.length) {
                    report.hostFrom = Arrays.copyOf(report.hostFrom, 2 * host);
                    report.hostLength = Arrays.copyOf(report.hostLength, 2 * host);
                }
                int length = readLength();
                report.hostLength[host] = length;
                report.hostFrom[host] = skip(length);
                report.hosts++;
            }
        }
    }

    private void readInts(Numbers into) throws MalformedReportException {
        for (int block = readBlock(); block != 0; block = readBlock()) {
            for (int i = 0; i < block; i++) {
                into.add(readInt());
            }
        }
    }

    /** Items of the next block of an array; 0 at its end. A negative count is followed by the block's size in bytes. */
    private int readBlock() throws MalformedReportException {
        long count = readLong();
        if (count < 0) {
            long size = readLong();
            if (size < 0) {
                throw malformed("a block of an array has " + size + " bytes");
            }
            count = -count;
        }
        // An item has a byte at least: a count that cannot be filled must not be reserved for.
        if (count < 0 || count > end - position) {
            throw malformed("an array of " + count + " items goes beyond the record");
        }
        return (int) count;
    }

    private int readLength() throws MalformedReportException {
        long length = readLong();
        if (length < 0 || length > end - position) {
            throw malformed("a length of " + length + " goes beyond the record");
        }
        return (int) length;
    }

    /** Where the skipped bytes begin. */
    private int skip(int length) {
        int from = position;
        position += length;
        return from;
    }

    private int readInt() throws MalformedReportException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw malformed("the record ends early");
            }
            byte next = bytes[position++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw malformed("an int has more than 5 bytes");
    }

    private long readLong() throws MalformedReportException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position >= end) {
                throw malformed("the record ends early");
            }
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw malformed("a long has more than 10 bytes");
    }

    private MalformedReportException malformed(String what) {
        return new MalformedReportException(what + ", at byte " + position);
    }
}
