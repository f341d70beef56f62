package dev.headroom.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;

/** A local cluster in a process of its own, for what cannot be tried on the process of the tests: killing it. */
final class LocalProcess implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final String bootstrapServers;
    private final String registryUrl;

    private LocalProcess(Process process, String bootstrapServers, String registryUrl) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
    }

    /** Runs the cluster until its standard input ends or says {@code fault}. */
    public static void main(String[] args) throws IOException {
        try (LocalCluster cluster = LocalCluster.start(LocalSettings.in(Path.of(args[0])))) {
            System.out.println(cluster.bootstrapServers());
            System.out.println(cluster.registryUrl());
            int command = System.in.read();
            if (command == 'f') {
                // What Kafka's own handlers do on a fault they cannot survive.
                Exit.halt(1);
            }
        }
    }

    static LocalProcess start(Path directory, Path errors) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        JAVA,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalProcess.class.getName(),
                        directory.toString()))
                .redirectError(errors.toFile())
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new LocalProcess(process, line(output), line(output));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registryUrl;
    }

    long pid() {
        return process.pid();
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Makes the broker call for the end of its process, and tells the process's status. */
    int fault() throws IOException, InterruptedException {
        process.getOutputStream().write('f');
        process.getOutputStream().flush();
        return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String line(BufferedReader output) throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the process ended before it was ready");
        }
        return line;
    }
}
