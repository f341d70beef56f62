package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.Cluster;
import dev.headroom.benchmarks.HeadroomProcess;
import dev.headroom.benchmarks.Report;
import dev.headroom.benchmarks.Workplace;
import dev.headroom.benchmarks.fleet.Application.Tuning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From telemetry to rows of clusters and minutes. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description =
                "Measures the fleet topology in headroom run with generated telemetry; fails when a sum is wrong.")
public final class FleetBenchmark implements Callable<Integer> {

    private enum Part {
        NODE,
        RACK,
        LIVE
    }

    @Mixin
    private Workplace workplace = new Workplace();

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "NODE,RACK,LIVE",
            description = "What to measure: history of node or rack records, a live fleet. Default: ${DEFAULT-VALUE}")
    private List<Part> parts = new ArrayList<>();

    @Option(
            names = "--node-records",
            defaultValue = "20000000",
            description = "Records of nodes. Default: ${DEFAULT-VALUE}")
    private long nodeRecords;

    @Option(
            names = "--rack-records",
            defaultValue = "10000000",
            description = "Records of racks. Default: ${DEFAULT-VALUE}")
    private long rackRecords;

    @Option(names = "--nodes", defaultValue = "130000", description = "Nodes. Default: ${DEFAULT-VALUE}")
    private int nodes;

    @Option(names = "--racks", defaultValue = "70000", description = "Racks. Default: ${DEFAULT-VALUE}")
    private int racks;

    @Option(names = "--clusters", defaultValue = "200", description = "Clusters. Default: ${DEFAULT-VALUE}")
    private int clusters;

    @Option(
            names = "--live-seconds",
            defaultValue = "60",
            description = "How long the live fleet is watched. Default: ${DEFAULT-VALUE}")
    private int liveSeconds;

    @Option(names = "--repeats", defaultValue = "1", description = "Of each history. Default: ${DEFAULT-VALUE}")
    private int repeats;

    @Option(names = "--seed", defaultValue = "42", description = "Of what is generated. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--run-java-opts", defaultValue = "", description = "More JVM options for headroom run.")
    private String runJavaOptions = "";

    @Option(names = "--run-property", paramLabel = "KEY=VALUE", description = "More settings of headroom run.")
    private List<String> runProperties = new ArrayList<>();

    private FleetBenchmark() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        return workplace.run(out, directory -> measure(directory, new Report(out)));
    }

    private void measure(Path directory, Report report) throws IOException, InterruptedException {
        String data = directory.resolve("data").toString();
        List<String> up =
                List.of("up", "--clock", "log", "--data-dir", data, "--kafka-port", "0", "--registry-port", "0");
        try (HeadroomProcess broker = HeadroomProcess.start(workplace.home(), directory, "", up)) {
            broker.awaitLine("ready");
            Cluster cluster = new Cluster(broker.value("kafka"), broker.value("registry"));
            if (parts.contains(Part.NODE)) {
                new ThroughputRun(
                                Shape.ofNodes(nodes), cluster, broker, application(directory, cluster, "node_"), report)
                        .run(clusters, nodeRecords, repeats, seed);
            }
            if (parts.contains(Part.RACK)) {
                new ThroughputRun(
                                Shape.ofRacks(racks), cluster, broker, application(directory, cluster, "rack_"), report)
                        .run(clusters, rackRecords, repeats, seed);
            }
            if (parts.contains(Part.LIVE)) {
                new LiveRun(Shape.ofRacks(racks), cluster, application(directory, cluster, "live_", "wall"), report)
                        .run(clusters, liveSeconds, seed);
            }
        }
    }

    private Application application(Path directory, Cluster cluster, String prefix) {
        return application(directory, cluster, prefix, "log");
    }

    private Application application(Path directory, Cluster cluster, String prefix, String clock) {
        Tuning tuning = new Tuning(runJavaOptions, runProperties);
        return new Application(workplace.home(), directory, cluster, prefix, clock, tuning);
    }
}
