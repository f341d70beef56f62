package dev.headroom.serde;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The real Apicurio registry in a JVM of its own, on a free port, with its data in memory; the build has unpacked it. */
final class ApicurioServer implements AutoCloseable {

    private static final Path HOME = Path.of("target", "apicurio").toAbsolutePath();
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private ApicurioServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it answers. */
    static ApicurioServer start(Path directory) throws IOException {
        int port = freePort();
        Path log = directory.resolve("apicurio.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                runner().toString());
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ApicurioServer server = new ApicurioServer(process, port);
        try {
            Awaitility.await("Apicurio on port " + port)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> server.answers() || !process.isAlive());
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Apicurio did not start:\n" + Files.readString(log));
        }
        return server;
    }

    /** Where it speaks Confluent's API. */
    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/subjects")).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(HOME)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no runner jar in " + HOME));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
