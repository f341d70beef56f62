package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.HeadroomProcess;
import java.time.Duration;
import java.util.List;

/** CPU time that processes take from now on: a figure that neighbours on the machine change less than they change speed. */
final class Cost {

    private final List<ProcessHandle> processes;
    private Duration before;

    private Cost(List<ProcessHandle> processes) {
        this.processes = processes;
        this.before = cpu();
    }

    static Cost of(ProcessHandle process, HeadroomProcess broker) {
        return new Cost(List.of(process, broker.handle()));
    }

    /** Counts from now on. */
    void restart() {
        before = cpu();
    }

    /** Of each of so many records, in microseconds. */
    double microsEach(long records) {
        return cpu().minus(before).toNanos() / 1e3 / records;
    }

    private Duration cpu() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
