package dev.headroom.cli;

import dev.headroom.app.AppException;
import dev.headroom.producers.ImportException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells on stderr what went wrong: one line {@code headroom: what, where, what to do}; with {@code --verbose} how it came to it. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final boolean stackTraces;

    /** A report, with stack traces or without. */
    ErrorReport(boolean stackTraces) {
        this.stackTraces = stackTraces;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        say(
                command.getErr(),
                wrong.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        command.getOut().flush();
        faultsOf(failed).forEach(err::println);
        say(err, isExpected(failed) ? Messages.of(failed) : internalError(failed));
        if (stackTraces) {
            failed.printStackTrace(err);
            err.flush();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static List<String> faultsOf(Exception failed) {
        if (failed instanceof AppException refused) {
            return refused.faults();
        }
        return failed instanceof ImportException refused ? refused.faults() : List.of();
    }

    private static boolean isExpected(Exception failed) {
        return failed instanceof CommandFailure
                || failed instanceof AppException
                || failed instanceof ImportException
                || failed instanceof KafkaException;
    }

    private static String internalError(Exception failed) {
        return "internal error: " + failed.getClass().getSimpleName() + ": " + Messages.of(failed) + "; "
                + Headroom.VERBOSE + " tells more, please report it";
    }

    private static void say(PrintWriter err, String message) {
        err.println("headroom: " + Messages.oneLine(message));
        err.flush();
    }
}
