package dev.headroom.cli.clock;

import dev.headroom.cli.Headroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom clock}: groups what moves time. */
@Command(
        name = "clock",
        description = "Move time by hand, where it is not the time of day.",
        subcommands = {ClockTickCommand.class})
public final class ClockCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }
}
