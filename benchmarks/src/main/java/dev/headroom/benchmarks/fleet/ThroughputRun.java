package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.BenchmarkFailure;
import dev.headroom.benchmarks.Cluster;
import dev.headroom.benchmarks.HeadroomProcess;
import dev.headroom.benchmarks.Report;
import dev.headroom.benchmarks.ResidentMemory;
import dev.headroom.benchmarks.fleet.PlainConsumer.Reading;
import dev.headroom.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** History of one shape as fast as it goes: the plain consumer, the topology, the plain consumer again. */
final class ThroughputRun {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LAST_COMMITS = Duration.ofMinutes(2);
    private static final int PARTITIONS = TopicCatalogue.GPU_UTILIZATION.partitions();

    private final Shape shape;
    private final Cluster cluster;
    private final HeadroomProcess broker;
    private final Application application;
    private final Report report;

    ThroughputRun(Shape shape, Cluster cluster, HeadroomProcess broker, Application application, Report report) {
        this.shape = shape;
        this.cluster = cluster;
        this.broker = broker;
        this.application = application;
        this.report = report;
    }

    void run(int clusters, long records, int repeats, long seed) throws IOException, InterruptedException {
        application.prepare();
        Sent sent = FleetLog.write(cluster, application.prefix(), shape, clusters, records, seed);
        report.heading("History of " + shape.name() + " records: " + shape.gpus() + " GPUs each, exactly once");
        report.line("units", shape.units(), "", "in " + clusters + " clusters");
        report.line("records", (double) records, "", sent.bytes() / records + " bytes each");
        try (Admin admin = Admin.create(cluster.clientConfig())) {
            for (int repeat = 1; repeat <= repeats; repeat++) {
                if (repeat > 1) {
                    application.reset(admin);
                }
                report.heading("  " + shape.name() + ", " + repeat + " of " + repeats);
                measure(admin, sent);
            }
        } catch (ExecutionException failed) {
            throw new BenchmarkFailure("the broker refused: " + failed.getCause());
        }
    }

    private void measure(Admin admin, Sent sent) throws IOException, InterruptedException, ExecutionException {
        String topic = TopicCatalogue.GPU_UTILIZATION.name(application.prefix());
        report.load();
        Reading before = PlainConsumer.read(cluster, topic);
        requireAll(sent, before);
        Progress progress = Progress.of(admin, application.group(), topic, PARTITIONS);
        Progress.Span span;
        ResidentMemory memory;
        long started = System.nanoTime();
        try (HeadroomProcess run = application.start()) {
            span = progress.awaitEnd(new Cost(run.handle(), broker), PATIENCE);
            report.line("start of the process to the end", Report.seconds(System.nanoTime() - started), "s", "");
            int rows = MinuteTable.await(cluster, application.prefix(), sent, LAST_COMMITS);
            report.line("final rows of gpu_fleet_minutely", rows, "", "hold every record");
            memory = ResidentMemory.of(run.pid());
        }
        Cost limitCost = new Cost(ProcessHandle.current(), broker);
        Reading after = PlainConsumer.read(cluster, topic);
        Cost.Micros limitCpu = limitCost.each(sent.records());
        requireAll(sent, after);
        double limit = (before.recordsASecond() + after.recordsASecond()) / 2;
        report.line("plain consumer, before and after: records", limit, "/s", spread(before, after));
        report.line("plain consumer: GPU samples", limit * shape.gpus(), "/s", "");
        double rate = span.recordsASecond();
        report.line("topology: records", rate, "/s", "");
        report.line("topology: GPU samples", rate * shape.gpus(), "/s", "");
        double share = rate / limit;
        report.judged(
                "topology, of the plain consumer",
                share,
                "",
                share >= shape.leastShare(),
                ">= " + shape.leastShare() + ", aim " + shape.aimedShare());
        report.line("CPU time a record: plain consumer", limitCpu.process(), "us", broker(limitCpu));
        report.line("CPU time a record: topology", span.cpu().process(), "us", broker(span.cpu()));
        report.line(
                "topology, of the plain consumer, by CPU time",
                limitCpu.both() / span.cpu().both(),
                "",
                "");
        report.line("resident at most", Report.megabytes(memory.peak()), "MB", "");
    }

    private static String broker(Cost.Micros cpu) {
        return String.format(Locale.ROOT, "and %.2f us of the broker", cpu.broker());
    }

    private static String spread(Reading before, Reading after) {
        return String.format(Locale.ROOT, "%,.0f and %,.0f", before.recordsASecond(), after.recordsASecond());
    }

    private static void requireAll(Sent sent, Reading reading) {
        if (reading.records() != sent.records() || reading.samples() != sent.samples()) {
            throw new BenchmarkFailure("the plain consumer read " + reading + " of " + sent);
        }
    }
}
