package dev.headroom.benchmarks.command;

import dev.headroom.benchmarks.SpendBenchmark;
import dev.headroom.benchmarks.fleet.FleetBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code benchmarks/run} starts: one benchmark by name. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures the product on this machine.",
        subcommands = {SpendBenchmark.class, FleetBenchmark.class})
public final class Benchmarks implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    /** Called where no benchmark was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a benchmark: spend, fleet");
    }
}
