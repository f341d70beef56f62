package dev.headroom.cli.imports;

import dev.headroom.cli.Headroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom import}: groups the importers. */
@Command(
        name = "import",
        description = "Bring bills, contracts, exchange rates, failover policies and incidents in.",
        subcommands = {
            ImportFocusCommand.class,
            ImportCommitmentsCommand.class,
            ImportFxCommand.class,
            ImportPoliciesCommand.class,
            ImportIncidentsCommand.class
        })
public final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }
}
