package dev.headroom.producers.simulator;

import dev.headroom.events.GpuReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A small scenario, played. */
record Played(List<Delivery> deliveries) {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** Two regions: one rack and four nodes in one, four nodes in the other. */
    private static final String FLEET = """
            fleet:
              - {provider: aws, regions: [us-east-1], gpu_model: GB200, racks: 1}
              - {provider: aws, regions: [us-east-1], gpu_model: H200, nodes: 4}
              - {provider: gcp, regions: [us-central1], gpu_model: B200, nodes: 4}
            """;

    static Scenario scenario(Path folder, String... lines) {
        Path file = folder.resolve("test.yaml");
        try {
            Files.writeString(file, FLEET + String.join("\n", lines) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ScenarioFile.read(file);
    }

    static Played of(Path folder, Duration duration, String... lines) {
        return of(
                scenario(folder, lines),
                new SimulationOptions(START, duration, SimulationOptions.DEFAULT_SEED, 0, true));
    }

    static Played of(Scenario scenario, SimulationOptions options) {
        List<Delivery> deliveries = new ArrayList<>();
        new Simulation(scenario, options).forEach(deliveries::add);
        return new Played(deliveries);
    }

    Stream<Delivery.Report> reports() {
        return of(Delivery.Report.class);
    }

    /** The records of the interval that ends so many seconds after the start, of one region. */
    List<GpuReport> at(long seconds, String region) {
        long endMs = START.plusSeconds(seconds).toEpochMilli();
        return reports()
                .filter(report -> report.timestampMs() == endMs
                        && report.report().getRegion().equals(region))
                .map(Delivery.Report::report)
                .toList();
    }

    int hostsAt(long seconds, String region) {
        return at(seconds, region).stream()
                .mapToInt(report -> report.getHosts().size())
                .sum();
    }

    <T extends Delivery> Stream<T> of(Class<T> kind) {
        return deliveries.stream().filter(kind::isInstance).map(kind::cast);
    }

    static long count(Iterable<Delivery> deliveries, Predicate<Delivery> which) {
        return StreamSupport.stream(deliveries.spliterator(), false)
                .filter(which)
                .count();
    }
}
