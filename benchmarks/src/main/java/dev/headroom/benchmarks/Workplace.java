package dev.headroom.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where a benchmark finds the product, and a temporary directory that is gone when it ends. */
public final class Workplace {

    @Option(
            names = "--home",
            hidden = true,
            defaultValue = "${sys:headroom.home:-.}",
            description = "Where the launcher is.")
    private Path home = Path.of(".");

    /** What is measured. */
    public interface Work {
        /** Measures, with a directory to write to. */
        void in(Path directory) throws IOException, InterruptedException;
    }

    public Path home() {
        return home.toAbsolutePath();
    }

    /** Measures; the exit code: 1 when a result was wrong, which is then said in a line. */
    public int run(PrintWriter out, Work work) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("headroom-benchmark");
        try {
            work.in(directory);
            return 0;
        } catch (BenchmarkFailure failed) {
            out.println("FAILED: " + failed.getMessage());
            return 1;
        } finally {
            delete(directory);
        }
    }

    /** Deletes a directory and all that is in it, if it is there. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
