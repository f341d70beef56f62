package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.cluster.HeadroomProcess;
import java.io.IOException;
import java.nio.file.Path;

/** {@code headroom up --clock log} in a process of its own, on free ports. */
public final class UpProcess implements AutoCloseable {

    private final HeadroomProcess process;

    private UpProcess(HeadroomProcess process) {
        this.process = process;
    }

    /** Starts it, and waits until it is ready. */
    public static UpProcess start(Path directory) throws IOException {
        HeadroomProcess process = HeadroomProcess.start(
                directory,
                "up",
                "--clock",
                "log",
                "--data-dir",
                directory.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--registry-port",
                "0");
        try {
            process.awaitLine("ready");
            return new UpProcess(process);
        } catch (Throwable failed) {
            process.close();
            throw failed;
        }
    }

    /** The command line against an installation on its broker; an empty prefix is its own. */
    public CommandLine commands(String topicPrefix) {
        return new CommandLine(process.value("kafka"), process.value("registry"), topicPrefix);
    }

    /** A clean stop without a word of complaint. */
    public void stop() throws InterruptedException {
        assertThat(process.terminate()).isZero();
        assertThat(process.errText()).isEmpty();
    }

    @Override
    public void close() {
        process.close();
    }
}
