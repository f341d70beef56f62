package dev.headroom.commitments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directories for the state of thousands of topologies one after the other. Opening a store waits for the disk a few times, so they
 * are made in memory where the system has a place for that.
 */
final class Directories {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private Directories() {}

    static Path make() throws IOException {
        return Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "headroom")
                : Files.createTempDirectory("headroom");
    }

    static void drop(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
