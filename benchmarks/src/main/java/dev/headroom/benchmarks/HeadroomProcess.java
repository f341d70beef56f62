package dev.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the command line, started by its launcher with the launcher's own JVM options, in a process of its own. */
public final class HeadroomProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 600;
    private static final int STOP_SECONDS = 15;

    private final String what;
    private final Process process;
    private final Path out;
    private final Path err;

    private HeadroomProcess(String what, Process process, Path out, Path err) {
        this.what = what;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code headroom} with these arguments; its output goes to files in {@code directory}. */
    public static HeadroomProcess start(Path home, Path directory, String javaOptions, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("headroom").toString()));
        command.addAll(arguments);
        Path out = Files.createTempFile(directory, arguments.get(0), ".out");
        Path err = Files.createTempFile(directory, arguments.get(0), ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_OPTS", javaOptions);
        Process process = builder.start();
        // Whoever breaks the benchmark off leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new HeadroomProcess(String.join(" ", arguments.subList(0, 2)), process, out, err);
    }

    public long pid() {
        return process.pid();
    }

    /** The process as the system knows it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** CPU time used so far; the launcher becomes the JVM, so this is all of it. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Waits until a line of the output is {@code line}. */
    public void awaitLine(String line) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!Files.readAllLines(out).contains(line)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new BenchmarkFailure(what + " ended: " + Files.readString(err));
            }
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailure(what + " never said " + line);
            }
        }
    }

    /** What follows {@code name} on a line of the output. */
    public String value(String name) throws IOException {
        return Files.readAllLines(out).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(() -> new BenchmarkFailure(what + " did not say " + name));
    }

    /** Waits for the end, which must be a good one, and returns how much CPU time the process took, to about 20 ms. */
    public Duration awaitEnd() throws IOException, InterruptedException {
        Duration cpu = Duration.ZERO;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            Duration now = cpu();
            cpu = now.compareTo(cpu) > 0 ? now : cpu;
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailure(what + " does not end");
            }
        }
        if (process.exitValue() != 0) {
            throw new BenchmarkFailure(what + " ended with " + process.exitValue() + ": " + Files.readString(err));
        }
        return cpu;
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
