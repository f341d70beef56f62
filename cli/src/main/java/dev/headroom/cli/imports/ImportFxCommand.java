package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.fx.FxImporter;
import dev.headroom.producers.fx.FxImporter.Result;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom import fx}. */
@Command(
        name = "fx",
        description = {
            "Import exchange rates: CSV with the columns date,currency,usd_per_unit.",
            "All of the file or, when it has a fault, nothing. The same file again changes nothing."
        })
final class ImportFxCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The rates.")
    private Path file = Path.of("");

    @Override
    public void run() {
        client.requireReachable();
        Result result;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            result = new FxImporter(outlet).run(file);
        }
        spec.commandLine().getOut().println(summary(result));
    }

    static String summary(Result result) {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s",
                Counts.line("imported", result.rates(), 0, result.elapsed()),
                result.currencies(),
                result.currencies() == 1 ? "currency" : "currencies");
    }
}
