package dev.headroom.cli.failover;

import dev.headroom.cli.clock.InstantConverter;
import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom failover maintenance}. */
@Command(
        name = "maintenance",
        description = {
            "Take a region, or one cluster of it, into maintenance: what is silent there pages nobody.",
            "It ends at an instant or by --end. --retire is for ever: its hosts are no longer expected to report."
        })
final class MaintenanceCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(
            arity = "1",
            paramLabel = "REGION",
            converter = Region.Converter.class,
            description = "provider/region.")
    private Region region = new Region("", "");

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "One cluster. Default: all of the region")
    private @Nullable String cluster;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Step step = new Step();

    /** One of the three. */
    static final class Step {

        @Option(
                names = "--until",
                required = true,
                paramLabel = "INSTANT",
                converter = InstantConverter.class,
                description = "When it ends by itself: 2026-04-01 (midnight UTC) or 2026-04-01T12:00:00Z.")
        private @Nullable Instant until;

        @Option(names = "--end", required = true, description = "End it now.")
        private boolean end;

        @Option(names = "--retire", required = true, description = "Decommissioned: expect no telemetry any more.")
        private boolean retire;
    }

    @Override
    public void run() {
        if (cluster != null && (cluster.isBlank() || cluster.contains("/"))) {
            throw new ParameterException(
                    spec.commandLine(), "--cluster '" + cluster + "' is not the name of a cluster of " + region);
        }
        OperatorCommand.Builder ordered = order.order(kind())
                .setProvider(region.provider())
                .setRegion(region.name())
                .setUntil(step.until);
        if (cluster != null) {
            ordered.setCluster(cluster.strip());
        }
        order.write(ordered.build());
    }

    private CommandKind kind() {
        if (step.retire) {
            return CommandKind.RETIRE;
        }
        return step.end ? CommandKind.MAINTENANCE_END : CommandKind.MAINTENANCE;
    }
}
