package dev.headroom.cli.collect;

import dev.headroom.cli.Headroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom collect}: groups the collectors. */
@Command(
        name = "collect",
        description = "Bring telemetry in, until stopped.",
        subcommands = {CollectDcgmCommand.class})
public final class CollectCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }
}
