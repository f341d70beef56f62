package dev.headroom.cli.failover;

import dev.headroom.cli.Headroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom failover}: groups what operators look at and what they order. */
@Command(
        name = "failover",
        description = "See where regions stand, follow triggers, and order what failover is to do.",
        subcommands = {
            StatusCommand.class,
            WatchCommand.class,
            GateCommand.class,
            FreezeCommand.class,
            UnfreezeCommand.class,
            AckCommand.class,
            ForceCommand.class,
            MaintenanceCommand.class
        })
public final class FailoverCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }
}
