package dev.headroom.cli.imports;

import dev.headroom.cli.ClientOptions;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.failover.IncidentsImporter;
import dev.headroom.producers.failover.IncidentsImporter.Result;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom import incidents}. */
@Command(
        name = "incidents",
        description = {
            "Import messages of providers' status feeds: YAML, or JSON where the name ends in .json.",
            "A list of provider, incident_id, status, regions, services, title, starts_at, ends_at, source_url.",
            "All of the file or, when it has a fault, nothing. An incident corroborates telemetry and triggers nothing itself."
        })
final class ImportIncidentsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The messages.")
    private Path file = Path.of("");

    @Override
    public void run() {
        client.requireReachable();
        Result result;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            result = new IncidentsImporter(outlet).run(file);
        }
        spec.commandLine().getOut().println(summary(result));
    }

    static String summary(Result result) {
        return String.format(
                Locale.ROOT,
                "%s, %,d %s",
                Counts.line("imported", result.messages(), 0, result.elapsed()),
                result.incidents(),
                result.incidents() == 1 ? "incident" : "incidents");
    }
}
