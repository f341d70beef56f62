package dev.headroom.benchmarks;

import dev.headroom.benchmarks.BalanceWatch.Seen;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run: a fresh {@code headroom up}, the contract, the bill, single rows, and the limit. */
final class SpendRun {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS_A_MILLI = 1e6;
    private static final long MEMORY_TARGET = 1_200_000_000L;

    private final Path home;
    private final Path directory;
    private final Bill bill;
    private final Report report;

    SpendRun(Path home, Path directory, Bill bill, Report report) {
        this.home = home;
        this.directory = directory;
        this.bill = bill;
        this.report = report;
    }

    void run(String upJavaOptions, String importJavaOptions, int singles, long seed)
            throws IOException, InterruptedException {
        report.heading("The bill: FOCUS 1.0, one provider, one month, one scope, rows in random order of cells");
        report.line("rows", (double) bill.rows(), "rows", "");
        report.line("cells of the spend cube", bill.cells(), "cells", "");
        report.line("size", Report.megabytes(bill.bytes()), "MB", "");
        List<String> arguments = List.of(
                "up", "--data-dir", directory.resolve("data").toString(), "--kafka-port", "0", "--registry-port", "0");
        try (HeadroomProcess up = HeadroomProcess.start(home, directory, upJavaOptions, arguments)) {
            up.awaitLine("ready");
            Cluster cluster = new Cluster(up.value("kafka"), up.value("registry"));
            try (BalanceWatch watch = BalanceWatch.start(cluster)) {
                importContract(cluster);
                watch.await(BigDecimal.ZERO, PATIENCE);
                Imported imported = importBill(up, cluster, watch, importJavaOptions);
                SpendLog.Reading decoded = limit(cluster, imported);
                delayOfTheEnd(imported, decoded);
                singleRows(cluster, watch, singles, seed);
                memory(up);
            }
        }
    }

    /** When what was done. */
    private record Imported(long startedNanos, long endedNanos, Seen balance) {
        double rowsASecond(long rows) {
            return rows / Report.seconds(balance.nanos() - startedNanos);
        }
    }

    private void importContract(Cluster cluster) throws IOException, InterruptedException {
        Path file = directory.resolve("contract.yaml");
        Contract.write(file);
        try (HeadroomProcess contract = headroomImport(cluster, "", List.of("commitments", file.toString()))) {
            contract.awaitEnd();
        }
    }

    private Imported importBill(HeadroomProcess up, Cluster cluster, BalanceWatch watch, String javaOptions)
            throws IOException, InterruptedException {
        Duration upBefore = up.cpu();
        long started = System.nanoTime();
        long ended;
        Duration importCpu;
        try (HeadroomProcess focus = headroomImport(
                cluster,
                javaOptions,
                List.of("focus", bill.file().toString(), "--scope", "aws/123456789012/2026-10"))) {
            importCpu = focus.awaitEnd();
            ended = System.nanoTime();
        }
        Imported imported = new Imported(started, ended, watch.await(bill.counted(), PATIENCE));
        Duration upCpu = up.cpu().minus(upBefore);
        long table = SpendTable.await(cluster, bill.rows(), bill.cells(), PATIENCE);

        report.heading("From CSV to the final balance, exactly once; consumed is exact, spend_daily holds every row");
        double rowsASecond = imported.rowsASecond(bill.rows());
        report.judged("rows a second", rowsASecond, "rows/s", rowsASecond >= 30_000, ">= 30,000, aim 60,000");
        double importing = Report.seconds(ended - started);
        double all = Report.seconds(imported.balance().nanos() - started);
        report.line("CSV", Report.megabytes(bill.bytes()) / all, "MB/s", "");
        report.line("start of the import to the balance", all, "s", "");
        report.line("the import alone, JVM start included", importing, "s", "");
        report.line("the import alone", bill.rows() / importing, "rows/s", "");
        report.line("start of the import to all of spend_daily", Report.seconds(table - started), "s", "");
        report.line("CPU time of the import", importCpu.toMillis() / 1e3, "s", "");
        report.line("CPU time of headroom up until the balance", upCpu.toMillis() / 1e3, "s", "");
        memory(up);
        return imported;
    }

    private SpendLog.Reading limit(Cluster cluster, Imported imported) {
        SpendLog.Reading raw = SpendLog.read(cluster, false);
        SpendLog.Reading decoded = SpendLog.read(cluster, true);
        if (decoded.rows() != bill.rows()) {
            throw new BenchmarkFailure("cloud_spend holds " + decoded.rows() + " rows, not " + bill.rows());
        }
        double rawRows = bill.rows() / Report.seconds(raw.nanos());
        double decodedRows = bill.rows() / Report.seconds(decoded.nanos());
        double product = imported.rowsASecond(bill.rows());
        report.heading("The limit: a plain consumer of cloud_spend, one thread");
        report.line("bytes only", rawRows, "rows/s", "");
        report.line("bytes only", Report.megabytes(raw.bytes()) / Report.seconds(raw.nanos()), "MB/s", "");
        report.line("decoding Avro", decodedRows, "rows/s", "");
        report.line("CSV to balance, of bytes only", 100 * product / rawRows, "%", "");
        report.line("CSV to balance, of decoding", 100 * product / decodedRows, "%", "");
        return decoded;
    }

    private void delayOfTheEnd(Imported imported, SpendLog.Reading log) {
        report.heading("From the end of a million rows to the final balance");
        double fromLastRow = (imported.balance().epochMillis() - log.lastRowsAt()) / 1e3;
        report.judged("last row handed to the producer to balance", fromLastRow, "s", fromLastRow <= 3, "<= 3 s");
        report.line(
                "last row acknowledged to balance", (imported.balance().epochMillis() - log.endAt()) / 1e3, "s", "");
    }

    private void singleRows(Cluster cluster, BalanceWatch watch, int count, long seed) throws InterruptedException {
        Delays delays = SingleRows.send(cluster, watch, bill, count, seed);
        report.heading(
                "A single row on an idle system that holds them all, sent to balance, " + delays.count() + " rows");
        report.line("p50", delays.percentileNanos(50) / NANOS_A_MILLI, "ms", "");
        double p99 = delays.percentileNanos(99) / NANOS_A_MILLI;
        report.judged("p99", p99, "ms", p99 < 1_000, "< 1,000 ms");
        report.line("max", delays.percentileNanos(100) / NANOS_A_MILLI, "ms", "");
    }

    private void memory(HeadroomProcess up) throws IOException {
        ResidentMemory memory = ResidentMemory.of(up.pid());
        report.heading("Memory of headroom up: broker, registry and topologies");
        report.line("resident now", Report.megabytes(memory.now()), "MB", "");
        report.judged(
                "resident at most so far",
                Report.megabytes(memory.peak()),
                "MB",
                memory.peak() < MEMORY_TARGET,
                "< 1,200 MB");
    }

    private HeadroomProcess headroomImport(Cluster cluster, String javaOptions, List<String> what) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("import"));
        arguments.addAll(what);
        arguments.addAll(
                List.of("--bootstrap-server", cluster.bootstrapServers(), "--schema-registry", cluster.registryUrl()));
        return HeadroomProcess.start(home, directory, javaOptions, arguments);
    }
}
