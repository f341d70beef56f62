package dev.headroom.cli.simulate;

import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What was simulated, in aligned lines. */
final class SimulationReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private SimulationReport() {}

    static List<String> lines(String scenario, long seed, Simulation simulation, SimulationResult result) {
        double seconds = Math.max(1, result.elapsed().toNanos()) / NANOS_PER_SECOND;
        Duration covered = Duration.between(simulation.start(), result.reached());
        return List.of(
                line("scenario", "%s, seed %d", scenario, seed),
                line(
                        "fleet",
                        "%,d GPUs, %,d hosts, %,d clusters",
                        simulation.gpus(),
                        simulation.hosts(),
                        simulation.clusters()),
                line("event time", "%s to %s, %s", second(simulation.start()), second(result.reached()), text(covered)),
                line("records", "%,d with %,d GPU samples", result.reports(), result.gpuSamples()),
                line("incidents", "%,d messages", result.incidents()),
                line("ticks", result.ticks() == 0 ? "none, the installation ticks" : "%,d", result.ticks()),
                line("took", "%.1f s, %,d GPU samples/s", seconds, Math.round(result.gpuSamples() / seconds)));
    }

    /** Hours, minutes and seconds without those that are zero. */
    static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.length() == 0 ? "0 s" : text.toString();
    }

    static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(number)
                    .append(' ')
                    .append(unit);
        }
    }

    private static String line(String name, String format, Object... values) {
        return String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, format, values);
    }
}
