package dev.headroom.producers.dcgm;

import java.util.Set;

/**
 * What has to be remembered of one GPU from one interval to the next, because exporters tell counters and last values.
 *
 * <ul>
 *   <li><b>Energy</b> is the growth of the counter since it was last read, in however many intervals that was. At first sight, after
 *       the counter began again, and where it grew faster than any GPU draws power, it is not measured.
 *   <li><b>XID</b>: exporters go on telling the last error there ever was. A code is new when it is another than before. The one at
 *       first sight may be of any age and is not reported; the same one twice in a row cannot be told from one.
 *   <li><b>State</b>: failed as long as the last XID is a critical one that came while we looked. Degraded when rows of memory could
 *       not be remapped, or wait for a reset to be, or when double-bit memory errors came while we looked, until the driver is loaded
 *       again.
 * </ul>
 */
final class GpuHistory {

    /** Processing stopped, double-bit memory error, fallen off the bus. */
    private static final Set<Integer> CRITICAL_XIDS = Set.of(46, 48, 79);

    private static final int NEVER_SEEN = -1;
    private static final double MOST_WATTS = 20_000;

    private double energyMillijoules = Double.NaN;
    private long energyReadMs;
    private int xid = NEVER_SEEN;
    private boolean sawXidCome;
    private double doubleBitErrorsAtFirst = Double.NaN;

    /** The sample that a reading at this time makes of the interval that ends with it. */
    GpuSample next(GpuReading reading, long nowMs) {
        int newXid = newXid(reading);
        GpuSample sample = new GpuSample(
                utilPermyriad(reading),
                utilSignal(reading),
                state(reading),
                reading.has(GpuField.TEMPERATURE)
                        ? (byte) Math.round(reading.get(GpuField.TEMPERATURE))
                        : GpuSample.NO_TEMPERATURE,
                rounded(reading.get(GpuField.POWER)),
                energy(reading, nowMs),
                rounded(reading.get(GpuField.MEMORY_USED)),
                memoryTotalMib(reading),
                newXid);
        return sample;
    }

    private int newXid(GpuReading reading) {
        if (!reading.has(GpuField.XID)) {
            return 0;
        }
        int code = (int) reading.get(GpuField.XID);
        boolean changed = code != xid;
        boolean isFirstSight = xid == NEVER_SEEN;
        xid = code;
        if (!changed || isFirstSight) {
            return 0;
        }
        sawXidCome = true;
        return code;
    }

    private byte state(GpuReading reading) {
        boolean memoryErrors = sawMemoryErrors(reading);
        if (sawXidCome && CRITICAL_XIDS.contains(xid)) {
            return GpuSample.FAILED;
        }
        return memoryErrors || reading.get(GpuField.REMAP_FAILED) > 0 || reading.get(GpuField.REMAP_PENDING) > 0
                ? GpuSample.DEGRADED
                : GpuSample.OK;
    }

    private boolean sawMemoryErrors(GpuReading reading) {
        double errors = reading.get(GpuField.DOUBLE_BIT_ERRORS);
        if (Double.isNaN(doubleBitErrorsAtFirst) || errors < doubleBitErrorsAtFirst) {
            doubleBitErrorsAtFirst = errors;
        }
        return errors > doubleBitErrorsAtFirst;
    }

    private long energy(GpuReading reading, long nowMs) {
        if (!reading.has(GpuField.ENERGY)) {
            return GpuSample.NOT_MEASURED;
        }
        double grown = reading.get(GpuField.ENERGY) - energyMillijoules;
        boolean isPossible = grown >= 0 && grown <= MOST_WATTS * Math.max(0, nowMs - energyReadMs);
        energyMillijoules = reading.get(GpuField.ENERGY);
        energyReadMs = nowMs;
        return isPossible ? Math.round(grown) : GpuSample.NOT_MEASURED;
    }

    private static int utilPermyriad(GpuReading reading) {
        double ratio = reading.has(GpuField.SM_ACTIVE)
                ? reading.get(GpuField.SM_ACTIVE)
                : reading.has(GpuField.GR_ENGINE_ACTIVE)
                        ? reading.get(GpuField.GR_ENGINE_ACTIVE)
                        : reading.get(GpuField.GPU_UTIL);
        return rounded(ratio * 10_000);
    }

    private static byte utilSignal(GpuReading reading) {
        if (reading.has(GpuField.SM_ACTIVE)) {
            return GpuSample.SM_ACTIVE;
        }
        if (reading.has(GpuField.GR_ENGINE_ACTIVE)) {
            return GpuSample.GR_ENGINE_ACTIVE;
        }
        return reading.has(GpuField.GPU_UTIL) ? GpuSample.GPU_UTIL : GpuSample.NO_SIGNAL;
    }

    /** What is told, else what used, free and reserved memory add up to. */
    private static int memoryTotalMib(GpuReading reading) {
        if (reading.has(GpuField.MEMORY_TOTAL)) {
            return rounded(reading.get(GpuField.MEMORY_TOTAL));
        }
        double reserved = reading.has(GpuField.MEMORY_RESERVED) ? reading.get(GpuField.MEMORY_RESERVED) : 0;
        double sum = reading.get(GpuField.MEMORY_USED) + reading.get(GpuField.MEMORY_FREE) + reserved;
        return Double.isNaN(sum) ? 0 : rounded(sum);
    }

    private static int rounded(double value) {
        return Double.isNaN(value) ? GpuSample.NOT_MEASURED : (int) Math.round(value);
    }
}
