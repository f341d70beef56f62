package dev.headroom.cli.imports;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.failover.PoliciesImporter;
import dev.headroom.producers.failover.PoliciesImporter.Result;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code headroom import policies}. */
@Command(
        name = "policies",
        description = {
            "Import failover policies: YAML, see examples/failover-policy.yaml.",
            "All of the file or, when it has a fault, nothing. A policy of the same pattern and instant replaces the former one."
        })
final class ImportPoliciesCommand extends WholeFileImport {

    @Override
    String importFile(Outlet outlet, Path file) {
        return summary(new PoliciesImporter(outlet).run(file));
    }

    static String summary(Result result) {
        return summary(result.policies(), 0, result.elapsed(), result.scopes(), "pattern", "patterns");
    }
}
