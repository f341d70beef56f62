package dev.headroom.cli.simulate;

import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.clock.InstantConverter;
import dev.headroom.cli.cluster.Termination;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.simulator.Pace;
import dev.headroom.producers.simulator.Scenario;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import dev.headroom.producers.simulator.SimulationResult;
import dev.headroom.producers.simulator.SimulationWriter;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom simulate}. */
@Command(
        name = "simulate",
        description = {
            "Write the telemetry of a simulated fleet, and the messages of its clouds' status feeds.",
            "Now, as the time of day passes; or, from --start on, into an installation that runs with --clock log, whose"
                    + " clock it ticks. The same scenario, seed, GPUs and start write the same."
        })
public final class SimulateCommand implements Runnable {

    private static final String NOW = "now";
    private static final int STOP_SECONDS = 20;
    /** The broker refuses what is 10 minutes ahead of its own clock. */
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(9);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "SCENARIO",
            completionCandidates = ShippedScenarios.class,
            description = "What happens: a YAML file, or one of ${COMPLETION-CANDIDATES}.")
    private String scenarioName = "";

    @Option(
            names = "--gpus",
            paramLabel = "N",
            description =
                    "Scale the fleet to about so many GPUs, in whole racks, one or more a cluster. Default: as it is")
    private @Nullable Long gpus;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + SimulationOptions.DEFAULT_SEED,
            description = "Chooses among all that might happen. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "1|60|max",
            converter = Speed.Converter.class,
            description = "How much faster than the time of day. Default: max from a start on, else 1")
    private @Nullable Speed speed;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "Event time to cover, such as 30m or 2h. Default: the scenario's")
    private @Nullable Duration duration;

    @Option(
            names = "--start",
            paramLabel = "INSTANT|now",
            description =
                    "First instant of event time, such as 2025-10-20T06:30:00Z; the scenario's times move with it."
                            + " Default: the scenario's start, else now")
    private @Nullable String start;

    @Override
    public void run() {
        Instant given = givenStart();
        if (gpus != null && gpus < 1) {
            throw wrong("--gpus needs 1 or more, not " + gpus);
        }
        Scenario scenario = ScenarioFile.named(scenarioName);
        Instant from = given != null || NOW.equals(start) ? given : scenario.start();
        if (from == null) {
            requireLive(scenario);
        }
        client.requireReachable();
        Clock clock = Clock.systemUTC();
        SimulationOptions options = new SimulationOptions(
                from == null ? clock.instant() : from,
                duration == null ? scenario.duration() : duration,
                seed,
                gpus == null ? 0 : gpus,
                from != null);
        Simulation simulation = new Simulation(scenario, options);
        SimulationResult result = write(simulation, from == null ? Pace.ofDay(clock) : pace(from, clock));
        PrintWriter out = spec.commandLine().getOut();
        SimulationReport.lines(scenario.name(), seed, simulation, result).forEach(out::println);
        out.flush();
    }

    private SimulationResult write(Simulation simulation, Pace pace) {
        SimulationLine progress = SimulationLine.on(spec.commandLine().getErr());
        CountDownLatch written = new CountDownLatch(1);
        try (Outlet outlet = Outlet.connect(client.clientConfig(), client.topicPrefix())) {
            SimulationWriter writer = new SimulationWriter(outlet, pace);
            SimulationResult[] result = new SimulationResult[1];
            Termination.stops(
                    () -> {
                        writer.stop();
                        written.await();
                    },
                    STOP_SECONDS,
                    () -> {
                        try {
                            result[0] = writer.run(simulation, progress);
                        } finally {
                            written.countDown();
                        }
                    });
            return result[0];
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped while simulating", stopped);
        } finally {
            progress.clear();
        }
    }

    private @Nullable Instant givenStart() {
        if (start == null || start.equals(NOW)) {
            return null;
        }
        try {
            return new InstantConverter().convert(start);
        } catch (picocli.CommandLine.TypeConversionException unreadable) {
            throw wrong("--start: " + unreadable.getMessage() + ", nor now");
        }
    }

    private void requireLive(Scenario scenario) {
        if (speed != null && !speed.isReal()) {
            throw wrong("--speed " + speed + " needs a --start: now passes as fast as the time of day");
        }
        if (scenario.furthestAhead().compareTo(FURTHEST_AHEAD) > 0) {
            throw new CommandFailure("scenario " + scenario.name() + " has clocks that are "
                    + SimulationReport.text(scenario.furthestAhead())
                    + " ahead, which a broker refuses now; give it a --start");
        }
    }

    private Pace pace(Instant from, Clock clock) {
        return speed == null || speed.isMax() ? Pace.MAX : Pace.times(speed.factor(), from, clock);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
