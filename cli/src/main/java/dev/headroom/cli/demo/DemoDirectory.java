package dev.headroom.cli.demo;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps its data: a directory that was named and stays, or a temporary one that is gone at the end. */
final class DemoDirectory implements AutoCloseable {

    /** Whoever still writes while it is being deleted is at its end. */
    private static final int ATTEMPTS = 5;

    private final Path path;
    private final boolean temporary;

    private DemoDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * The directory that was named, or a new one where none was.
     *
     * @throws CommandFailure when it cannot be made
     */
    static DemoDirectory of(@Nullable Path named) {
        try {
            return named == null
                    ? new DemoDirectory(Files.createTempDirectory("headroom-demo-"), true)
                    : new DemoDirectory(
                            Files.createDirectories(named).toAbsolutePath().normalize(), false);
        } catch (IOException failed) {
            throw new CommandFailure(
                    (named == null ? "a temporary directory" : "directory " + named) + " cannot be made: "
                            + Messages.ofRoot(failed) + "; name another with --data-dir",
                    failed);
        }
    }

    Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    /** The folder of the files that are delivered. */
    Path deliveries() {
        try {
            return Files.createDirectories(path.resolve("deliveries"));
        } catch (IOException failed) {
            throw new CommandFailure("cannot write to " + path + ": " + Messages.ofRoot(failed), failed);
        }
    }

    /** Deletes it if it is temporary, as far as that can be done. */
    @Override
    public void close() {
        for (int i = 0; temporary && i < ATTEMPTS && Files.exists(path); i++) {
            deleteOnce();
        }
    }

    private void deleteOnce() {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException changing) {
            return;
        }
        for (Path one : deepestFirst) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException inUse) {
                // The next attempt has it.
            }
        }
    }
}
