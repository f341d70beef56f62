package dev.headroom.cli.failover;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.Terminal;
import dev.headroom.cli.tables.OutputFormat;
import dev.headroom.cli.tables.RowFormat;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.cli.tables.TableRow;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom failover status}. */
@Command(
        name = "status",
        description = {
            "Print where each region stands: state, why, since when, where its load went.",
            "json and csv have exactly the columns of failover_state, and the system itself as a row */*."
        })
final class StatusCommand implements Runnable {

    private static final Topic TABLE = TopicCatalogue.FAILOVER_STATE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json (an object a line) or csv. Default: ${DEFAULT-VALUE}")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public void run() {
        client.requireReachable();
        List<GenericRecord> rows = new TableReader(client.readConfig(), client.topicPrefix())
                .rows(TABLE).stream().map(TableRow::value).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (output != OutputFormat.TABLE) {
            try (RowFormat format = output.open(TABLE.name(), TableReader.schemaOf(TABLE), out, Terminal.width())) {
                rows.forEach(format::row);
            }
        } else if (rows.isEmpty()) {
            out.println(
                    "failover has judged nothing yet; start it with headroom run --only fleet,failover (or headroom up),"
                            + " and telemetry with headroom collect dcgm or headroom simulate");
        } else {
            new StatusView(rows).print(out, Terminal.width(), StateColours.where(Terminal.wantsColour()));
        }
    }
}
