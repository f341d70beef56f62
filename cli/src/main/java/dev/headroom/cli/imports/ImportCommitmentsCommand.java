package dev.headroom.cli.imports;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.commitments.CommitmentsImporter;
import dev.headroom.producers.commitments.CommitmentsImporter.Result;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom import commitments}. */
@Command(
        name = "commitments",
        description = {
            "Import contract terms: YAML, or a FOCUS Contract Commitment CSV, versions 1.3 and 1.4.",
            "All of the file or, when it has a fault, nothing. The same file again changes nothing."
        })
final class ImportCommitmentsCommand extends WholeFileImport {

    @Option(
            names = "--provider",
            paramLabel = "PROVIDER",
            description =
                    "Whose commitments these are, for a CSV that does not say: aws, azure, gcp, oracle_cloud or another.")
    private @Nullable String provider;

    @Override
    String importFile(Outlet outlet, Path file) {
        return summary(new CommitmentsImporter(outlet).run(file, provider));
    }

    static String summary(Result result) {
        return summary(
                result.versions(),
                result.leftOut(),
                result.elapsed(),
                result.commitments(),
                "commitment",
                "commitments");
    }
}
