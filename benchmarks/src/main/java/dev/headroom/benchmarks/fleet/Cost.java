package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.HeadroomProcess;
import java.time.Duration;

/** CPU time that a process and the broker take from now on: neighbours on the machine change it less than they change speed. */
final class Cost {

    private final ProcessHandle process;
    private final ProcessHandle broker;
    private Duration processBefore = Duration.ZERO;
    private Duration brokerBefore = Duration.ZERO;

    Cost(ProcessHandle process, HeadroomProcess broker) {
        this.process = process;
        this.broker = broker.handle();
        restart();
    }

    /**
     * Of each record, in microseconds.
     *
     * @param process of the one that reads
     * @param broker of the broker meanwhile
     */
    record Micros(double process, double broker) {
        double both() {
            return process + broker;
        }
    }

    /** Counts from now on. */
    void restart() {
        processBefore = cpu(process);
        brokerBefore = cpu(broker);
    }

    Micros each(long records) {
        return new Micros(
                micros(cpu(process).minus(processBefore)) / records,
                micros(cpu(broker).minus(brokerBefore)) / records);
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
