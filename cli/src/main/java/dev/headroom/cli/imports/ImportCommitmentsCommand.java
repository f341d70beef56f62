package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.commitments.CommitmentsImporter;
import dev.headroom.producers.commitments.CommitmentsImporter.Result;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom import commitments}. */
@Command(
        name = "commitments",
        description = {
            "Import contract terms: YAML, or a FOCUS Contract Commitment CSV, versions 1.3 and 1.4.",
            "All of the file or, when it has a fault, nothing. The same file again changes nothing."
        })
final class ImportCommitmentsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The terms.")
    private Path file = Path.of("");

    @Option(
            names = "--provider",
            paramLabel = "PROVIDER",
            description =
                    "Whose commitments these are, for a CSV that does not say: aws, azure, gcp, oracle_cloud or another.")
    private @Nullable String provider;

    @Override
    public void run() {
        client.requireReachable();
        Result result;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            result = new CommitmentsImporter(outlet).run(file, provider);
        }
        spec.commandLine().getOut().println(summary(result));
    }

    static String summary(Result result) {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s",
                Counts.line("imported", result.versions(), result.leftOut(), result.elapsed()),
                result.commitments(),
                result.commitments() == 1 ? "commitment" : "commitments");
    }
}
