package dev.headroom.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One record of {@code gpu_utilization} as flat arrays, filled anew by each {@link ReportDecoder#decode}: whoever wants to keep
 * something copies it. The fields are those of the schema and mean what its documentation says; arrays may be of any length until
 * {@link ReportRules} has found nothing.
 */
public final class Report {

    /** What a record is, in the order of the schema's enumeration. */
    public enum Kind {
        SAMPLE,
        TICK,
        RETIRE
    }

    static final int TEXTS = 7;
    static final int PROVIDER = 0;
    static final int REGION = 1;
    static final int CLUSTER = 2;
    static final int RACK = 3;
    static final int GPU_MODEL = 4;
    static final int HOST_TYPE = 5;
    static final int COLLECTOR_VERSION = 6;

    byte[] bytes = new byte[0];
    Kind kind = Kind.TICK;
    final int[] textFrom = new int[TEXTS];
    final int[] textLength = new int[TEXTS];
    int identityFrom;
    int identityTo;

    int hosts;
    int[] hostFrom = new int[8];
    int[] hostLength = new int[8];
    final Numbers gpusExpected = new Numbers();
    long intervalStartMs;
    int intervalMs;
    long[] sequences = new long[8];
    int sequenceCount;
    final Numbers cpuCounts = new Numbers();
    final Numbers cpuUtil = new Numbers();
    final Numbers gpuCounts = new Numbers();
    final Numbers util = new Numbers();
    int signalFrom;
    int signalLength;
    int stateFrom;
    int stateLength;
    int temperatureFrom;
    int temperatureLength;
    final Numbers power = new Numbers();
    long[] energy = new long[72];
    int energyCount;
    final Numbers memoryUsed = new Numbers();
    int memoryTotalMib;
    final Numbers xidGpus = new Numbers();
    final Numbers xidCodes = new Numbers();

    /** An array of ints that grows. */
    static final class Numbers {
        int[] values = new int[72];
        int length;

        void add(int value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
            }
            values[length++] = value;
        }
    }

    public Kind kind() {
        return kind;
    }

    public String provider() {
        return text(PROVIDER);
    }

    public String region() {
        return text(REGION);
    }

    public String cluster() {
        return text(CLUSTER);
    }

    public String rack() {
        return text(RACK);
    }

    public String gpuModel() {
        return text(GPU_MODEL);
    }

    public String hostType() {
        return text(HOST_TYPE);
    }

    public String collectorVersion() {
        return text(COLLECTOR_VERSION);
    }

    /** How many hosts there are. */
    public int hosts() {
        return hosts;
    }

    public String host(int index) {
        return new String(bytes, hostFrom[index], hostLength[index], StandardCharsets.UTF_8);
    }

    public int gpusExpected(int host) {
        return gpusExpected.values[host];
    }

    public long intervalStartMs() {
        return intervalStartMs;
    }

    public int intervalMs() {
        return intervalMs;
    }

    public long intervalEndMs() {
        return intervalStartMs + intervalMs;
    }

    public long sequence(int host) {
        return sequences[host];
    }

    public int cpuCount(int host) {
        return cpuCounts.values[host];
    }

    public int cpuUtilPermyriad(int host) {
        return cpuUtil.values[host];
    }

    /** How many GPUs of the host were seen. */
    public int gpuCount(int host) {
        return gpuCounts.values[host];
    }

    /** How many GPUs were seen in all. */
    public int gpus() {
        return util.length;
    }

    public int utilPermyriad(int gpu) {
        return util.values[gpu];
    }

    public byte utilSignal(int gpu) {
        return bytes[signalFrom + gpu];
    }

    public byte gpuState(int gpu) {
        return bytes[stateFrom + gpu];
    }

    public int temperatureCelsius(int gpu) {
        return bytes[temperatureFrom + gpu] & 0xff;
    }

    public int powerWatts(int gpu) {
        return power.values[gpu];
    }

    public long energyMillijoules(int gpu) {
        return energy[gpu];
    }

    public int memoryUsedMib(int gpu) {
        return memoryUsed.values[gpu];
    }

    public int memoryTotalMib() {
        return memoryTotalMib;
    }

    /** How many XID errors there are. */
    public int xids() {
        return xidCodes.length;
    }

    public int xidGpu(int index) {
        return xidGpus.values[index];
    }

    public int xidCode(int index) {
        return xidCodes.values[index];
    }

    /**
     * A copy of the bytes that say whose record this is: provider to host type, hosts and their GPUs. Two records with equal bytes
     * are of the same hosts in the same order.
     */
    public byte[] identity() {
        return Arrays.copyOfRange(bytes, identityFrom, identityTo);
    }

    /** Whether {@link #identity()} is equal to {@code other}, without a copy. */
    public boolean hasIdentity(byte[] other) {
        return Arrays.equals(bytes, identityFrom, identityTo, other, 0, other.length);
    }

    /**
     * A copy of the bytes that name the rack, or the node where no rack is known: provider to GPU model, and the host's name in the
     * latter case. Two records with equal names are of the same unit, though perhaps not of the same hosts.
     */
    public byte[] unitName() {
        int namesLength = modelTo() - identityFrom;
        if (textLength[RACK] > 0 || hosts == 0) {
            return Arrays.copyOfRange(bytes, identityFrom, modelTo());
        }
        byte[] name = Arrays.copyOfRange(bytes, identityFrom, modelTo() + hostLength[0]);
        System.arraycopy(bytes, hostFrom[0], name, namesLength, hostLength[0]);
        return name;
    }

    /** Whether {@link #unitName()} is equal to {@code other}, without a copy. */
    public boolean hasUnitName(byte[] other) {
        int namesLength = modelTo() - identityFrom;
        int hostPart = textLength[RACK] > 0 || hosts == 0 ? 0 : hostLength[0];
        return other.length == namesLength + hostPart
                && Arrays.equals(bytes, identityFrom, modelTo(), other, 0, namesLength)
                && (hostPart == 0
                        || Arrays.equals(bytes, hostFrom[0], hostFrom[0] + hostPart, other, namesLength, other.length));
    }

    /** {@link Arrays#hashCode(byte[])} of {@link #unitName()}, without a copy. */
    public int unitHash() {
        int hash = hash(1, identityFrom, modelTo());
        return textLength[RACK] > 0 || hosts == 0 ? hash : hash(hash, hostFrom[0], hostFrom[0] + hostLength[0]);
    }

    /** Four bytes at a time, so that multiplications need not wait for each other. */
    private int hash(int before, int from, int to) {
        int hash = before;
        int i = from;
        for (; i + 3 < to; i += 4) {
            hash = 31 * 31 * 31 * 31 * hash
                    + 31 * 31 * 31 * bytes[i]
                    + 31 * 31 * bytes[i + 1]
                    + 31 * bytes[i + 2]
                    + bytes[i + 3];
        }
        for (; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private int modelTo() {
        return textFrom[GPU_MODEL] + textLength[GPU_MODEL];
    }

    String text(int which) {
        return new String(bytes, textFrom[which], textLength[which], StandardCharsets.UTF_8);
    }

    void clear() {
        hosts = 0;
        sequenceCount = 0;
        energyCount = 0;
        gpusExpected.length = 0;
        cpuCounts.length = 0;
        cpuUtil.length = 0;
        gpuCounts.length = 0;
        util.length = 0;
        power.length = 0;
        memoryUsed.length = 0;
        xidGpus.length = 0;
        xidCodes.length = 0;
    }
}
