package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.Fault;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.focus.FocusImport;
import dev.headroom.producers.focus.FocusImporter;
import dev.headroom.producers.focus.ImportResult;
import dev.headroom.producers.focus.KafkaImportHistory;
import dev.headroom.producers.focus.OnError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom import focus}. */
@Command(
        name = "focus",
        description = {
            "Import FOCUS Cost and Usage files, versions 1.0 to 1.4, CSV or gzipped CSV.",
            "Several files are the parts of one bill, in order. The same files again change nothing."
        })
final class ImportFocusCommand implements Runnable {

    private static final int REPORTED_FAULTS = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The bill.")
    private List<Path> files = List.of();

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "SCOPE",
            description = "Whose rows these are, for instance aws/123456789012/2026-07.")
    private String scope = "";

    @Option(
            names = "--artifact",
            paramLabel = "NUMBER",
            description =
                    "Number of this delivery within the scope. Default: for a REPLACEMENT the modification time of the file in"
                            + " milliseconds, for a DELTA the hash of its content.")
    private @Nullable Long artifact;

    @Option(
            names = "--style",
            defaultValue = "REPLACEMENT",
            description = "REPLACEMENT: replaces what the scope had. DELTA: adds to it. Default: ${DEFAULT-VALUE}")
    private DeliveryStyle style = DeliveryStyle.REPLACEMENT;

    @Option(
            names = "--ledger",
            defaultValue = "SETTLED",
            description = "SETTLED: invoiced. ACCRUED: metered estimates. Default: ${DEFAULT-VALUE}")
    private Ledger ledger = Ledger.SETTLED;

    @Option(
            names = "--on-error",
            defaultValue = "fail",
            description =
                    "Of a bad row. fail: send nothing. skip: leave it out. dlq: leave it out and write it to dead_letters."
                            + " Default: ${DEFAULT-VALUE}")
    private OnError onError = OnError.FAIL;

    @Override
    public void run() {
        FocusImport asked = new FocusImport(files, scope, artifact, style, ledger, onError, REPORTED_FAULTS);
        client.requireReachable();
        Map<String, Object> config = client.clientConfig();
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine progress = ProgressLine.on(err);
        ImportResult result;
        try (Outlet outlet = Outlet.connect(config, client.topicPrefix())) {
            FocusImporter importer =
                    new FocusImporter(outlet, KafkaImportHistory.connect(client.readConfig(), client.topicPrefix()));
            result = importer.run(asked, progress);
        } finally {
            progress.clear();
        }
        FocusSummary summary = new FocusSummary(result);
        result.faults().stream().map(Fault::toString).forEach(err::println);
        summary.notes().forEach(err::println);
        err.flush();
        spec.commandLine().getOut().println(summary.line());
    }
}
