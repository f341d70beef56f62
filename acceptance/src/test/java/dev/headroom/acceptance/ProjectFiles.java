package dev.headroom.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.commitments.oracle.CaseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of other modules and beside the project, which the command line is given as they are. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** The worked cases, by name. */
    public static List<CaseFile> cases() {
        return CaseFile.allIn(root().resolve("streams-app/src/test/resources/cases"));
    }

    /** A file of {@code ../shared/data}; where that is absent, the test is skipped and says so. */
    public static Path sharedData(String name) {
        assumeTrue(hasSharedData(name), "skipped: " + name + " is not in ../shared/data beside the project");
        return shared(name);
    }

    /** Whether it is there. What all tests of a class share asks this, so that each is skipped and counted by itself. */
    public static boolean hasSharedData(String name) {
        return Files.exists(shared(name));
    }

    private static Path shared(String name) {
        return root().resolve("../shared/data").resolve(name).normalize();
    }

    /** The root of the project. */
    public static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("streams-app/pom.xml"))) {
            root = root.getParent();
        }
        return root;
    }
}
