package dev.headroom.cli.clock;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.clock.Ticks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom clock tick}. */
@Command(
        name = "tick",
        description = "Say that time has reached an instant, in every partition of the logs that carry time.")
final class ClockTickCommand implements Runnable {

    private static final String DEFAULT_WAIT = "60";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "1",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "2025-04-01 (midnight UTC) or 2025-04-01T12:00:00Z.")
    private Instant instant = Instant.EPOCH;

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = DEFAULT_WAIT,
            paramLabel = "SECONDS",
            description = "Wait until all balances there are have reached the instant; at most so long, " + DEFAULT_WAIT
                    + " s where no number is given.")
    private @Nullable Integer waitSeconds;

    @Override
    public void run() {
        if (waitSeconds != null && waitSeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--wait needs 1 second or more, not " + waitSeconds);
        }
        client.requireReachable();
        int partitions;
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            partitions = new Ticks(outlet).write(instant);
        }
        spec.commandLine().getOut().println("ticked " + instant + " in " + partitions + " partitions");
        if (waitSeconds != null) {
            spec.commandLine().getOut().flush();
            new BalanceWait(new TableReader(client.readConfig(), client.topicPrefix()), Duration.ofSeconds(waitSeconds))
                    .until(instant);
        }
    }
}
