package dev.headroom.cli.cluster;

import dev.headroom.app.HeadroomConfig;
import dev.headroom.app.HeadroomTopology;
import dev.headroom.text.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom run}: topologies on a cluster that exists. */
@Command(
        name = "run",
        description = {
            "Run the topologies on a Kafka cluster, until stopped.",
            "Topics have to be there: headroom topics apply, headroom schemas register."
        })
public final class RunCommand implements Callable<Integer> {

    private static final int STOP_SECONDS = 45;
    private static final Duration RESTORE = Duration.ofDays(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ApplicationOptions options = new ApplicationOptions();

    @Option(names = "--bootstrap-server", paramLabel = "HOST:PORT", description = "Kafka brokers (bootstrap.servers).")
    private @Nullable String bootstrapServer;

    @Option(names = "--schema-registry", paramLabel = "URL", description = "Schema registry (schema.registry.url).")
    private @Nullable String schemaRegistry;

    @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "What the names of all topics start with.")
    private @Nullable String topicPrefix;

    @Option(names = "--state-dir", paramLabel = "DIR", description = "Directory of the topologies' state (state.dir).")
    private @Nullable String stateDir;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Run only these topologies, separated by commas. Default: all.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        List<HeadroomTopology> topologies = selected();
        HeadroomConfig config = options.config(flags());
        try (Installation installation = Installation.start(config, topologies)) {
            Termination.stops(installation, STOP_SECONDS, () -> {
                if (installation.awaitRunning(RESTORE)) {
                    spec.commandLine().getOut().println("ready");
                    spec.commandLine().getOut().flush();
                }
                installation.awaitEnd();
            });
        }
        return 0;
    }

    private List<HeadroomTopology> selected() {
        for (String name : only) {
            if (!Topologies.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: there is no topology " + name
                                + Spelling.nearest(name, Topologies.names())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; there are " + String.join(", ", Topologies.names())));
            }
        }
        return Topologies.all().stream()
                .filter(topology -> only.isEmpty() || only.contains(topology.name()))
                .toList();
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new TreeMap<>();
        put(flags, "bootstrap.servers", bootstrapServer);
        put(flags, HeadroomConfig.SCHEMA_REGISTRY_URL, schemaRegistry);
        put(flags, HeadroomConfig.TOPIC_PREFIX, topicPrefix);
        put(flags, HeadroomConfig.STATE_DIR, stateDir);
        return flags;
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
