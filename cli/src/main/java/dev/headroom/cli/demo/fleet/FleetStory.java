package dev.headroom.cli.demo.fleet;

import dev.headroom.producers.simulator.Scenario;
import dev.headroom.producers.simulator.ScenarioFile;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What happens to the fleet of the demo, each time the same: the shipped scenario {@code demo}, from an instant on. */
public final class FleetStory {

    /** How much faster than the time of day the fleet's own passes where somebody watches. */
    static final int SPEED = 60;

    private static final String SCENARIO = "demo";
    /** A minute closes for decisions at the first tick so long after its end. */
    private static final Duration DECISION_LAG = Duration.ofSeconds(20);

    private final Scenario scenario = ScenarioFile.shipped(SCENARIO);
    private final Instant start;

    /** The story as it happens from {@code start} on. */
    public FleetStory(Instant start) {
        this.start = start;
    }

    /** What the collectors write, and the ticks in between. */
    Simulation simulation() {
        return new Simulation(scenario, SimulationOptions.from(start, scenario));
    }

    /** The tick of its last decision, after which nothing changes any more. */
    public Instant lastDecision() {
        return start.plus(scenario.duration())
                .minus(DECISION_LAG)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(DECISION_LAG);
    }
}
