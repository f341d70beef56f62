package dev.headroom.producers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real bills beside the project. A test that needs them is skipped, visibly, where they are absent. */
public final class SharedData {

    private SharedData() {}

    /** A file or folder below {@code ../shared/data}, seen from the project's root. */
    public static Path of(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("producers/pom.xml"))) {
            root = root.getParent();
        }
        Path file = root.resolve("../shared/data").resolve(name).normalize();
        assumeTrue(Files.exists(file), "skipped: " + name + " is not in ../shared/data beside the project");
        return file;
    }
}
