package dev.headroom.cli.demo.fleet;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.simulator.Pace;
import dev.headroom.producers.simulator.Simulation;
import dev.headroom.producers.simulator.SimulationWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the telemetry of the demo's fleet in a thread of its own, until the story is over or it is closed. */
public final class FleetPlayback implements AutoCloseable {

    private final FleetStory story;
    private final Map<String, ?> clients;
    private final String topicPrefix;
    private final boolean watched;
    private final Instant decidedBefore;
    private final Thread thread = new Thread(this::write, "demo-fleet");
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable SimulationWriter writer;
    private volatile boolean closing;

    private FleetPlayback(
            FleetStory story, Map<String, ?> clients, String topicPrefix, boolean watched, Instant decidedBefore) {
        this.story = story;
        this.clients = Map.copyOf(clients);
        this.topicPrefix = topicPrefix;
        this.watched = watched;
        this.decidedBefore = decidedBefore;
    }

    /**
     * Begins to write.
     *
     * @param clients Kafka's and the registry client's own keys
     * @param watched whether somebody watches, so that it takes {@link FleetStory#SPEED} times less than the time of day; otherwise
     *     it is written as fast as it goes
     * @param decided what failover has decided already: what comes by that tick is not written again
     */
    public static FleetPlayback start(
            FleetStory story, Map<String, ?> clients, String topicPrefix, boolean watched, FleetSnapshot decided) {
        FleetPlayback playback = new FleetPlayback(
                story, clients, topicPrefix, watched, decided.decidedAt().orElse(Instant.MIN));
        playback.thread.setDaemon(true);
        playback.thread.start();
        return playback;
    }

    /**
     * Returns at once.
     *
     * @throws dev.headroom.producers.ImportException what kept it from writing, if something did
     */
    public void requireGoingOn() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Breaks it off if it goes on; returns when nothing is written any more. */
    @Override
    public void close() {
        closing = true;
        SimulationWriter writing = writer;
        if (writing != null) {
            writing.stop();
        }
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (Outlet outlet = Outlet.connect(clients, topicPrefix)) {
            Simulation simulation = story.simulation();
            SimulationWriter writing = new SimulationWriter(outlet, pace(simulation.start()), decidedBefore);
            writer = writing;
            if (!closing) {
                writing.run(simulation, SimulationWriter.Listener.NONE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private Pace pace(Instant start) {
        Instant from = decidedBefore.isAfter(start) ? decidedBefore : start;
        return watched ? Pace.times(FleetStory.SPEED, from, Clock.systemUTC()) : Pace.MAX;
    }
}
