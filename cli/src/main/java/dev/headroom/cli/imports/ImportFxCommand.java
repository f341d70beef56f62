package dev.headroom.cli.imports;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.fx.FxImporter;
import dev.headroom.producers.fx.FxImporter.Result;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code headroom import fx}. */
@Command(
        name = "fx",
        description = {
            "Import exchange rates: CSV with the columns date,currency,usd_per_unit.",
            "All of the file or, when it has a fault, nothing. The same file again changes nothing."
        })
final class ImportFxCommand extends WholeFileImport {

    @Override
    String importFile(Outlet outlet, Path file) {
        return summary(new FxImporter(outlet).run(file));
    }

    static String summary(Result result) {
        return summary(result.rates(), 0, result.elapsed(), result.currencies(), "currency", "currencies");
    }
}
