package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.failover.PoliciesImporter;
import dev.headroom.producers.failover.PoliciesImporter.Result;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom import policies}. */
@Command(
        name = "policies",
        description = {
            "Import failover policies: YAML, see examples/failover-policy.yaml.",
            "All of the file or, when it has a fault, nothing. A policy of the same pattern and instant replaces the former one."
        })
final class ImportPoliciesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The policies.")
    private Path file = Path.of("");

    @Override
    public void run() {
        client.requireReachable();
        Result result;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            result = new PoliciesImporter(outlet).run(file);
        }
        spec.commandLine().getOut().println(summary(result));
    }

    static String summary(Result result) {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s",
                Counts.line("imported", result.policies(), 0, result.elapsed()),
                result.scopes(),
                result.scopes() == 1 ? "pattern" : "patterns");
    }
}
