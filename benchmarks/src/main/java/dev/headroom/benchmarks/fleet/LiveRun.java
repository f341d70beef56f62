package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.Cluster;
import dev.headroom.benchmarks.Delays;
import dev.headroom.benchmarks.HeadroomProcess;
import dev.headroom.benchmarks.Report;
import dev.headroom.benchmarks.ResidentMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A fleet of 10 GW that reports now, by the wall clock: delay of its rows, memory, and what kill -9 costs. */
final class LiveRun {

    private static final double MILLI = 1e6;

    private final Shape shape;
    private final Cluster cluster;
    private final Application application;
    private final Report report;

    LiveRun(Shape shape, Cluster cluster, Application application, Report report) {
        this.shape = shape;
        this.cluster = cluster;
        this.application = application;
        this.report = report;
    }

    void run(int clusters, int seconds, long seed) throws IOException, InterruptedException {
        application.prepare();
        report.heading("Live: every unit once in 30 s, by the wall clock");
        report.line("units", shape.units(), "", "in " + clusters + " clusters");
        report.load();
        try (ProbeWatch probes = ProbeWatch.start(cluster, application.prefix())) {
            try (HeadroomProcess run = application.start()) {
                run.awaitLine("ready");
                try (LiveFeed feed = LiveFeed.start(cluster, application.prefix(), shape, clusters, probes, seed)) {
                    measure(run, feed, probes, seconds);
                    kill(run, probes);
                }
            }
        }
    }

    private void measure(HeadroomProcess run, LiveFeed feed, ProbeWatch probes, int seconds)
            throws IOException, InterruptedException {
        // After one interval every unit is known and has reported.
        TimeUnit.MILLISECONDS.sleep(RecordWriter.INTERVAL_MS);
        int from = probes.count();
        long sentBefore = feed.sent();
        Duration cpuBefore = run.cpu();
        TimeUnit.SECONDS.sleep(seconds);
        long sent = feed.sent() - sentBefore;
        double cores = run.cpu().minus(cpuBefore).toMillis() / 1e3 / seconds;
        Delays delays = probes.delays(from, probes.count());
        feed.requireOnTime();
        report.line("records", (double) sent / seconds, "/s", "");
        report.line("cores that headroom run takes", cores, "", "");
        report.line("record to updated minute row, p50", delays.percentileNanos(50) / MILLI, "ms", "");
        report.line("record to updated minute row, p99", delays.percentileNanos(99) / MILLI, "ms", "");
        report.line(
                "record to updated minute row, max",
                delays.percentileNanos(100) / MILLI,
                "ms",
                delays.count() + " probes");
        ResidentMemory memory = ResidentMemory.of(run.pid());
        report.line("resident now", Report.megabytes(memory.now()), "MB", "");
        report.line("resident at most", Report.megabytes(memory.peak()), "MB", "");
    }

    private void kill(HeadroomProcess run, ProbeWatch probes) throws IOException, InterruptedException {
        run.kill();
        long killed = System.nanoTime();
        int probe = probes.count();
        try (HeadroomProcess again = application.start()) {
            again.awaitLine("ready");
            report.line("kill -9 to ready again", Report.seconds(System.nanoTime() - killed), "s", "");
            double seconds = Report.seconds(probes.awaitSeen(probe) - killed);
            report.line("kill -9 to a row of a record sent after it", seconds, "s", "");
        }
    }
}
