package dev.headroom.cli.failover;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.Terminal;
import dev.headroom.cli.cluster.Termination;
import dev.headroom.cli.tables.LogFollower;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom failover watch}. */
@Command(
        name = "watch",
        description = {
            "Follow the triggers, one line each, until stopped.",
            "Act on mode LIVE only. json has exactly the columns of failover_triggers, an object a line; a trigger that was"
                    + " there before is told on stderr instead."
        })
final class WatchCommand implements Callable<Integer> {

    private static final int SECONDS_TO_STOP = 8;

    /** How triggers are printed. */
    enum Output {
        TEXT,
        JSON
    }

    /** Where to begin. */
    enum From {
        BEGINNING,
        NOW
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (an object a line). Default: ${DEFAULT-VALUE}")
    private Output output = Output.TEXT;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            defaultValue = "now",
            description = "beginning (all triggers there are, then new ones) or now. Default: ${DEFAULT-VALUE}")
    private From from = From.NOW;

    @Option(names = "--exit-after", paramLabel = "N", description = "End after so many new triggers.")
    private @Nullable Integer exitAfter;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "End after so long; failed, if --exit-after asked for more triggers.")
    private @Nullable Integer timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        requirePositive("--exit-after", exitAfter);
        requirePositive("--timeout", timeoutSeconds);
        PrintWriter err = spec.commandLine().getErr();
        TriggerPrinter printer = new TriggerPrinter(
                spec.commandLine().getOut(),
                err,
                output == Output.JSON,
                width(),
                exitAfter == null ? Long.MAX_VALUE : exitAfter);
        Duration atMost = timeoutSeconds == null ? null : Duration.ofSeconds(timeoutSeconds);
        try (LogFollower follower = new LogFollower(
                client.clientConfig(),
                client.topicPrefix(),
                TopicCatalogue.FAILOVER_TRIGGERS,
                from == From.BEGINNING)) {
            Watch watch = new Watch(follower, printer, err, atMost);
            Termination.stops(watch::stop, SECONDS_TO_STOP, watch::run);
        }
        if (exitAfter != null && !printer.isDone()) {
            throw new CommandFailure("after " + timeoutSeconds + " s " + printer.printed() + " of " + exitAfter
                    + " triggers have come; headroom failover status tells where regions stand");
        }
        return ExitCode.OK;
    }

    /** Only a terminal has a width; a file keeps the whole summary. */
    private static int width() {
        return Terminal.isOut() ? Terminal.width() : Integer.MAX_VALUE;
    }

    private void requirePositive(String option, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new ParameterException(spec.commandLine(), option + " needs 1 or more, not " + number);
        }
    }
}
