package dev.headroom.cli.demo;

import dev.headroom.cli.Terminal;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.Topic.Direction;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What can be said to {@code headroom demo}. */
final class DemoOptions {

    private static final int LIVE_SECONDS = 60;

    @Option(
            names = "--exit-when-drained",
            description = "Play as fast as it goes, print the final tables once everything is in them, and end.")
    private boolean exitWhenDrained;

    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            description = {
                "How the final tables are printed. Default: ${DEFAULT-VALUE}",
                "json: a line {\"table\":\"NAME\",\"row\":{...}} for every row, with all its columns as in: headroom tables NAME"
                        + " --output json; and nothing else on stdout."
            })
    private DemoOutput output = DemoOutput.TABLE;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            split = ",",
            defaultValue =
                    "commitment_consumption,commitment_periods,commitment_portfolio,failover_state,failover_triggers,"
                            + "alerts_active",
            description = "Which final tables, or logs with keys that topologies write; may be repeated. Default:"
                    + " ${DEFAULT-VALUE}")
    private List<String> tables = List.of();

    @Option(
            names = "--pace",
            paramLabel = "SECONDS",
            description =
                    "How long the two years take; the fleet's time is not changed by it. 0: both as fast as it goes. Default: "
                            + LIVE_SECONDS + " in a terminal without --exit-when-drained, else 0")
    private @Nullable Integer paceSeconds;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Keep everything there. Played again over it, the same world changes nothing, and what was broken off goes"
                            + " on. Default: a temporary directory, deleted at the end")
    private @Nullable Path dataDir;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the broker on 127.0.0.1. Default: any free one")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the schema registry on 127.0.0.1. Default: any free one")
    private int registryPort;

    boolean exitWhenDrained() {
        return exitWhenDrained;
    }

    boolean isJson() {
        return output == DemoOutput.JSON;
    }

    @Nullable
    Path dataDir() {
        return dataDir;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    int registryPort() {
        return registryPort;
    }

    /** Whether the picture is drawn live; else there are lines, or nothing. */
    boolean isLive() {
        return !isJson() && Terminal.isOut() && !"dumb".equals(System.getenv("TERM"));
    }

    /** How long the world takes. */
    Duration pace(CommandLine command) {
        if (paceSeconds != null && paceSeconds < 0) {
            throw new ParameterException(command, "--pace needs 0 seconds or more, not " + paceSeconds);
        }
        return paceSeconds != null
                ? Duration.ofSeconds(paceSeconds)
                : Duration.ofSeconds(isLive() && !exitWhenDrained ? LIVE_SECONDS : 0);
    }

    /** The final tables, which all have to be tables of the catalogue, or logs that are written like them. */
    List<Topic> tables(CommandLine command) {
        return tables.stream()
                .map(name -> TopicCatalogue.find(name)
                        .filter(topic -> topic.cleanup() != Cleanup.LOG || isKeyedOutput(topic))
                        .orElseThrow(() -> new ParameterException(
                                command, "--table: there is no table '" + name + "'; list them with: headroom tables")))
                .toList();
    }

    private static boolean isKeyedOutput(Topic topic) {
        return topic.direction() == Direction.OUTPUT && topic.keySchema() != null;
    }

    /** Where it is watched: the terminal, lines on stdout, or with json lines on stderr if that is a terminal. */
    DemoView view(PrintWriter out, PrintWriter err) {
        if (isLive()) {
            return new LiveScreen(out, Terminal::size, System.getenv("NO_COLOR") == null);
        }
        if (isJson()) {
            return Terminal.isErr() ? new PlainLines(err) : DemoView.NONE;
        }
        return new PlainLines(out);
    }
}
