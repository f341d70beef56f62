package dev.headroom.producers.simulator;

import dev.headroom.events.GpuReport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The arrays of GPUs of one record. */
final class GpuSamples {

    private static final byte FAILED = 2;
    private static final double IDLE_CELSIUS = 30;
    private static final double CELSIUS_AT_LIMIT = 48;
    private static final int IDLE_PERMYRIAD = 100;

    private final GpuModel model;
    private final int intervalMs;
    private final LoadDistribution distribution;
    private final int[] utilPermyriad;
    private final int[] powerWatts;
    private final long[] energyMillijoules;
    private final int[] memoryUsedMib;
    private final byte[] state;
    private final byte[] temperatureCelsius;
    private final List<Integer> xidGpus = new ArrayList<>(0);
    private final List<Integer> xidCodes = new ArrayList<>(0);
    private int count;

    GpuSamples(GpuModel model, int hosts, int intervalMs, LoadDistribution distribution) {
        this.model = model;
        this.intervalMs = intervalMs;
        this.distribution = distribution;
        int gpus = hosts * model.gpusPerHost();
        this.utilPermyriad = new int[gpus];
        this.powerWatts = new int[gpus];
        this.energyMillijoules = new long[gpus];
        this.memoryUsedMib = new int[gpus];
        this.state = new byte[gpus];
        this.temperatureCelsius = new byte[gpus];
    }

    int gpusPerHost() {
        return model.gpusPerHost();
    }

    /** Adds a GPU that is as busy as its rank; returns its position. */
    int add(double rank) {
        int position = count++;
        set(position, distribution.utilPermyriad(rank), distribution.watts(rank, model));
        // Jobs that are busier hold more; an idle GPU holds its contexts only.
        memoryUsedMib[position] =
                (int) (model.memoryMib() * (utilPermyriad[position] < IDLE_PERMYRIAD ? 0.01 : 0.5 + 0.45 * rank));
        return position;
    }

    int utilPermyriad(int position) {
        return utilPermyriad[position];
    }

    /**
     * Lets a GPU be failed: it does nothing any more.
     *
     * @param isNew whether it has failed in this interval, so that the error is new
     */
    void fail(int position, int xid, boolean isNew) {
        state[position] = FAILED;
        set(position, 0, distribution.watts(0, model));
        memoryUsedMib[position] = 0;
        if (isNew) {
            xidGpus.add(position);
            xidCodes.add(xid);
        }
    }

    void into(GpuReport report) {
        report.setUtilPermyriad(Numbers.of(utilPermyriad));
        // SM activity, for all of them.
        report.setUtilSignal(ByteBuffer.wrap(new byte[count]));
        report.setGpuState(ByteBuffer.wrap(state));
        report.setTemperatureCelsius(ByteBuffer.wrap(temperatureCelsius));
        report.setPowerWatts(Numbers.of(powerWatts));
        report.setEnergyMillijoules(Numbers.of(energyMillijoules));
        report.setMemoryUsedMib(Numbers.of(memoryUsedMib));
        report.setMemoryTotalMib(model.memoryMib());
        report.setXidGpus(xidGpus);
        report.setXidCodes(xidCodes);
    }

    private void set(int position, int permyriad, int watts) {
        utilPermyriad[position] = permyriad;
        powerWatts[position] = watts;
        energyMillijoules[position] = (long) watts * intervalMs;
        temperatureCelsius[position] = (byte) (IDLE_CELSIUS + CELSIUS_AT_LIMIT * watts / model.limitWatts());
    }
}
