package dev.headroom.cli.imports;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.failover.IncidentsImporter;
import dev.headroom.producers.failover.IncidentsImporter.Result;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code headroom import incidents}. */
@Command(
        name = "incidents",
        description = {
            "Import messages of providers' status feeds: YAML, or JSON where the name ends in .json.",
            "A list of provider, incident_id, status, regions, services, title, starts_at, ends_at, source_url.",
            "All of the file or, when it has a fault, nothing. An incident corroborates telemetry and triggers nothing itself."
        })
final class ImportIncidentsCommand extends WholeFileImport {

    @Override
    String importFile(Outlet outlet, Path file) {
        return summary(new IncidentsImporter(outlet).run(file));
    }

    static String summary(Result result) {
        return summary(result.messages(), 0, result.elapsed(), result.incidents(), "incident", "incidents");
    }
}
