package dev.headroom.cli.collect;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.Terminal;
import dev.headroom.cli.Version;
import dev.headroom.cli.cluster.Termination;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.dcgm.CollectorOptions;
import dev.headroom.producers.dcgm.MappingFile;
import dev.headroom.producers.dcgm.NodeMapping;
import dev.headroom.producers.dcgm.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom collect dcgm}. */
@Command(
        name = "dcgm",
        description = {
            "Ask dcgm-exporters at the end of every interval and write a record for each rack, or each node where none is known.",
            "Exporters that do not answer are left out and counted."
        })
final class CollectDcgmCommand implements Callable<Integer> {

    private static final int STOP_SECONDS = 15;
    /** A broker that is away must not hold up the next interval. */
    private static final String LONGEST_BLOCK_MS = "5000";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--targets",
            arity = "1..*",
            split = ",",
            paramLabel = "URL",
            description =
                    "Exporters: gpu-01, gpu-01:9400 and http://gpu-01:9400/metrics are the same. Many can be given in a file:"
                            + " --targets @FILE. Default: the targets of the mapping.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--provider",
            required = true,
            paramLabel = "PROVIDER",
            description = "Cloud: aws, azure, gcp, oracle_cloud or another.")
    private String provider = "";

    @Option(names = "--region", required = true, paramLabel = "REGION", description = "Region of the cloud.")
    private String region = "";

    @Option(names = "--cluster", required = true, paramLabel = "CLUSTER", description = "Cluster the nodes are in.")
    private String cluster = "";

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = IntervalConverter.class,
            description = "Length of an interval, 1s to 60s. Default: ${DEFAULT-VALUE}")
    private Duration interval = CollectorOptions.DEFAULT_INTERVAL;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "What exporters do not tell, as YAML: a list named nodes with host or target, and rack, gpus, host_type,"
                            + " gpu_model.")
    private @Nullable Path mapping;

    @Option(
            names = "--rack-label",
            paramLabel = "NAME",
            defaultValue = CollectorOptions.DEFAULT_RACK_LABEL,
            description = "Label of the metrics that tells the rack, the NVLink domain. Default: ${DEFAULT-VALUE}")
    private String rackLabel = CollectorOptions.DEFAULT_RACK_LABEL;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "4",
            description = "Shards of the cluster; the same for all who write it. Default: ${DEFAULT-VALUE}")
    private int shards;

    @Option(
            names = "--once",
            description = "Ask once, now, for the interval that ended last. Energy is not measured then.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        CollectorOptions options = options();
        client.requireReachable();
        Map<String, Object> config = new HashMap<>(client.clientConfig());
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "headroom-collector");
        CollectorRun run = new CollectorRun(
                options,
                Outlet.connect(config, client.topicPrefix()),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        boolean everyInterval = Terminal.isErr() || isVerbose();
        if (once) {
            run.once(everyInterval);
        } else {
            Termination.stops(run, STOP_SECONDS, () -> run.untilStopped(everyInterval));
        }
        return 0;
    }

    private CollectorOptions options() {
        NodeMapping nodes = mapping == null ? NodeMapping.none() : MappingFile.read(mapping);
        try {
            List<Target> asked = targets.stream().map(Target::parse).toList();
            return new CollectorOptions(
                    asked.isEmpty() ? nodes.targets() : asked,
                    provider,
                    region,
                    cluster,
                    interval,
                    shards,
                    rackLabel,
                    nodes,
                    Version.ofBuild());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private boolean isVerbose() {
        return Boolean.TRUE.equals(spec.findOption("--verbose").getValue());
    }
}
