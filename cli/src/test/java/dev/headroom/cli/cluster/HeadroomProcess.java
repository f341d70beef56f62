package dev.headroom.cli.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The command line in a JVM of its own, with the class path of the test. */
public final class HeadroomProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path out;
    private final Path err;

    private HeadroomProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command whose output goes to files in {@code directory}. */
    public static HeadroomProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, entry -> true, arguments);
    }

    /** The same with only some entries of the class path. */
    public static HeadroomProcess start(Path directory, Predicate<String> classPathEntries, String... arguments)
            throws IOException {
        String classPath = Stream.of(testClassPath().split(File.pathSeparator))
                .map(HeadroomProcess::withoutManifest)
                .filter(classPathEntries)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // As the launcher and the jar's manifest have it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.headroom",
                "-Dorg.apache.avro.limits.collectionItems.maxLength=1000000",
                "-cp",
                classPath,
                "dev.headroom.cli.Headroom"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new HeadroomProcess(process, out, err);
    }

    /** Waits for a line of the output. */
    public void awaitLine(String line) {
        awaitLineThat(line, line::equals);
    }

    /** Waits for a line of the output that is as described. */
    public void awaitLineThat(String description, Predicate<String> isMeant) {
        Awaitility.await(description)
                .atMost(PATIENCE)
                .until(() -> outLines().stream().anyMatch(isMeant) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + errText());
        }
    }

    public List<String> outLines() {
        return text(out).lines().toList();
    }

    public String errText() {
        return text(err);
    }

    /** What follows {@code name} on a line of the output. */
    public String value(String name) {
        return outLines().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + outLines()));
    }

    /** SIGTERM; the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The manifest of the command line's jar brings all others along; its classes in their directory do not. */
    private static String withoutManifest(String classPathEntry) {
        Path target = Path.of("target");
        Path jar = Path.of("headroom", "lib", "headroom-cli.jar");
        return Path.of(classPathEntry).endsWith(target.resolve(jar))
                ? classPathEntry.substring(
                                0, classPathEntry.length() - jar.toString().length()) + "classes"
                : classPathEntry;
    }

    /** Under Maven the JVM's own class path is one jar that only names the others. */
    private static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
