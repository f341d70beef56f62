package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.producers.Outlet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports all of a file or, when it has a fault, nothing, and says what was in it. */
abstract class WholeFileImport implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1", paramLabel = "FILE", description = "What to import.")
    private Path file = Path.of("");

    @Override
    public final void run() {
        client.requireReachable();
        String summary;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            summary = importFile(outlet, file);
        }
        spec.commandLine().getOut().println(summary);
    }

    /** Does it, and sums it up in a line. */
    abstract String importFile(Outlet outlet, Path file);

    /** So many of a file, and of how many things they tell. */
    static String summary(long imported, long leftOut, Duration elapsed, long things, String one, String several) {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s",
                Counts.line("imported", imported, leftOut, elapsed),
                things,
                things == 1 ? one : several);
    }
}
