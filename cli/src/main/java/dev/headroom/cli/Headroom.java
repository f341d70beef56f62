package dev.headroom.cli;

import dev.headroom.cli.clock.ClockCommand;
import dev.headroom.cli.cluster.RunCommand;
import dev.headroom.cli.cluster.SchemasCommand;
import dev.headroom.cli.cluster.TopicsCommand;
import dev.headroom.cli.cluster.UpCommand;
import dev.headroom.cli.collect.CollectCommand;
import dev.headroom.cli.demo.DemoCommand;
import dev.headroom.cli.failover.FailoverCommand;
import dev.headroom.cli.imports.ImportCommand;
import dev.headroom.cli.simulate.SimulateCommand;
import dev.headroom.cli.tables.TablesCommand;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code headroom}: parses the arguments, runs the subcommand they name, and exits with 0, 1 or 2. */
@Command(
        name = "headroom",
        description = "How much is left, live: of the money promised to clouds, of the GPUs that can still take load.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class Headroom implements Runnable {

    static final String VERBOSE = "--verbose";

    /** Every subcommand, in the order of the help text. */
    private static final List<Class<?>> SUBCOMMANDS = List.of(
            DemoCommand.class,
            UpCommand.class,
            RunCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            ImportCommand.class,
            CollectCommand.class,
            SimulateCommand.class,
            FailoverCommand.class,
            ClockCommand.class,
            TablesCommand.class);

    private static final String TRUSTED_PACKAGES = "org.apache.avro.SERIALIZABLE_PACKAGES";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = VERBOSE,
            scope = ScopeType.INHERIT,
            description = "Tell what is being done, and stack traces of failures, on stderr.")
    @SuppressWarnings("UnusedVariable") // Read from the raw arguments.
    private boolean verbose;

    /** Runs the command line and ends the process. */
    public static void main(String[] arguments) {
        // Avro reads this once, when it is first used.
        if (System.getProperty(TRUSTED_PACKAGES) == null) {
            System.setProperty(TRUSTED_PACKAGES, "dev.headroom");
        }
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int exitCode = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Runs a command line in this process.
     *
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // Looked up in the raw arguments: the log begins before they are parsed, and they may not parse.
        boolean verbose = List.of(arguments).contains(VERBOSE);
        if (verbose) {
            logMore();
        }
        ErrorReport errors = new ErrorReport(verbose);
        CommandLine command = new CommandLine(new Headroom());
        SUBCOMMANDS.forEach(command::addSubcommand);
        return command.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .execute(arguments);
    }

    /** Called where no subcommand was named. */
    @Override
    public void run() {
        throw missingSubcommand(spec);
    }

    /** What a command that only groups others says when none is named. */
    public static ParameterException missingSubcommand(CommandSpec spec) {
        return new ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** Before the first logger is made, which parsing an option may already do: the configuration of the log reads these. */
    private static void logMore() {
        System.setProperty("headroom.log.level", "INFO");
        System.setProperty("headroom.log.connections", "WARN");
        System.setProperty("headroom.log.frames", "full");
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8)));
    }
}
