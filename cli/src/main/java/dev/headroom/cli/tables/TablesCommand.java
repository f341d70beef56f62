package dev.headroom.cli.tables;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Terminal;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom tables}: lists the catalogue, or prints one of its topics. */
@Command(
        name = "tables",
        description = {
            "List the tables and logs, or print one.",
            "Of a table the latest row per key, sorted by key; of a log every record. json and csv have exactly the columns of the"
                    + " data dictionary; table is a choice of them for people."
        })
public final class TablesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "What to print. Default: list what there is")
    private @Nullable String name;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json (an object a line) or csv. Default: ${DEFAULT-VALUE}")
    private OutputFormat output = OutputFormat.TABLE;

    @Override
    public void run() {
        if (name == null) {
            list();
        } else {
            print(find(name));
        }
    }

    private void list() {
        try (RowFormat format = open("", TopicList.SCHEMA)) {
            TopicList.rows().forEach(format::row);
        }
    }

    private void print(Topic topic) {
        client.requireReachable();
        TableReader reader = new TableReader(client.readConfig(), client.topicPrefix());
        long unreadable;
        try (RowFormat format = open(topic.name(), TableReader.schemaOf(topic))) {
            PrintingVisitor visitor = new PrintingVisitor(spec.commandLine().getErr(), format);
            reader.read(topic, visitor);
            unreadable = visitor.unreadable();
        }
        if (unreadable > 0) {
            throw new CommandFailure(topic.name() + " is not complete: " + unreadable
                    + " unreadable record(s) are left out, told above");
        }
    }

    private RowFormat open(String topic, Schema schema) {
        PrintWriter out = spec.commandLine().getOut();
        return output.open(topic, schema, out, Terminal.width());
    }

    private Topic find(String asked) {
        return TopicCatalogue.find(asked)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no table '" + asked + "'; there are " + TopicList.names()));
    }
}
