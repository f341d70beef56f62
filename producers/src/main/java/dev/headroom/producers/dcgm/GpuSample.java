package dev.headroom.producers.dcgm;

/**
 * One GPU in one interval, as the telemetry log tells it; what was not measured is as its schema says.
 *
 * @param newXid an XID code that is new in this interval; 0 where there is none
 * @param memoryTotalMib 0 where unknown
 */
record GpuSample(
        int utilPermyriad,
        byte utilSignal,
        byte state,
        byte temperatureCelsius,
        int powerWatts,
        long energyMillijoules,
        int memoryUsedMib,
        int memoryTotalMib,
        int newXid) {

    static final byte SM_ACTIVE = 0;
    static final byte GR_ENGINE_ACTIVE = 1;
    static final byte GPU_UTIL = 2;
    static final byte NO_SIGNAL = 3;

    static final byte OK = 0;
    static final byte DEGRADED = 1;
    static final byte FAILED = 2;

    static final int NOT_MEASURED = -1;
    static final byte NO_TEMPERATURE = (byte) 255;
}
