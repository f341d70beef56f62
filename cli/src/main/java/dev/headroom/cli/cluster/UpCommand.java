package dev.headroom.cli.cluster;

import dev.headroom.cli.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom up}: everything in one process. */
@Command(
        name = "up",
        description = {
            "Run Kafka, a schema registry and all topologies in this process, until stopped.",
            "Prints where they listen and then a line: ready. Started again on the same directory, everything is there."
        })
public final class UpCommand implements Callable<Integer> {

    private static final int STOP_SECONDS = 9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".headroom",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}")
    private Path dataDir = Path.of(".headroom");

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "Port of the broker on 127.0.0.1; 0: any free one. Default: ${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "N",
            defaultValue = "8081",
            description = "Port of the schema registry on 127.0.0.1; 0: any free one. Default: ${DEFAULT-VALUE}")
    private int registryPort;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run();
        } catch (NoClassDefFoundError missing) {
            throw noBroker(missing);
        }
    }

    /** What {@code up} and {@code demo} say in an installation that was built without the embedded broker. */
    public static CommandFailure noBroker(NoClassDefFoundError missing) {
        return new CommandFailure(
                "this installation has no embedded Kafka (headroom-local is not on the class path); use: headroom run",
                missing);
    }

    private Integer run() throws InterruptedException {
        Path directory = dataDir.toAbsolutePath().normalize();
        try (LocalStack stack = LocalStack.start(directory, kafkaPort, registryPort, options, Map.of())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("kafka     " + stack.config().bootstrapServers());
            out.println("registry  " + stack.config().schemaRegistryUrl());
            out.println("data      " + directory);
            out.println("ready");
            out.flush();
            Termination.stops(stack, STOP_SECONDS, stack::awaitEnd);
        }
        return 0;
    }
}
