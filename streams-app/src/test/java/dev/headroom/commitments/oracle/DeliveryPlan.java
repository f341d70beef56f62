package dev.headroom.commitments.oracle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A world as a log of deliveries. Choices decide how long chunks are, what is delivered again, and how everything is mixed; the
 * records of one pass over an artifact stay in order, since that is the contract of who delivers.
 */
public final class DeliveryPlan {

    private static final int LONGEST_CHUNK = 5;
    private static final List<Duration> EARLIER =
            List.of(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofDays(40), Duration.ofDays(400));

    private final List<Deque<DeliveryEvent>> streams = new ArrayList<>();
    private final Choices.Chooser chooser;

    private DeliveryPlan(Choices choices) {
        this.chooser = choices.chooser();
    }

    /** A log that ends in that world. Without choices: terms, rates, artifacts in one chunk each, one tick. */
    public static List<DeliveryEvent> of(World world, Choices choices) {
        DeliveryPlan plan = new DeliveryPlan(choices);
        world.terms().forEach(terms -> plan.addRepeated(new DeliveryEvent.TermsLoaded(terms)));
        world.rates().forEach(rate -> plan.addRepeated(new DeliveryEvent.RateLoaded(rate)));
        for (Artifact artifact : world.artifacts()) {
            int passes = 1 + plan.chooser.below(2);
            for (int pass = 0; pass < passes; pass++) {
                plan.streams.add(plan.pass(artifact));
            }
        }
        int earlierTicks = plan.chooser.below(3);
        for (int i = 0; i < earlierTicks; i++) {
            plan.addRepeated(
                    new DeliveryEvent.Tick(world.now().minus(EARLIER.get(plan.chooser.below(EARLIER.size())))));
        }
        plan.addRepeated(new DeliveryEvent.Tick(world.now()));
        return plan.mixed();
    }

    private void addRepeated(DeliveryEvent event) {
        int times = 1 + chooser.below(2);
        for (int i = 0; i < times; i++) {
            streams.add(new ArrayDeque<>(List.of(event)));
        }
    }

    /** One delivery of the artifact from its first row to its end. */
    private Deque<DeliveryEvent> pass(Artifact artifact) {
        DeliveryEvent.ArtifactId id = DeliveryEvent.ArtifactId.of(artifact);
        Deque<DeliveryEvent> stream = new ArrayDeque<>();
        List<Charge> rows = artifact.rows();
        int sent = 0;
        while (sent < rows.size()) {
            int choice = chooser.below(LONGEST_CHUNK + 1);
            int size = choice == 0 ? rows.size() - sent : Math.min(choice, rows.size() - sent);
            stream.add(new DeliveryEvent.Rows(id, sent + 1, rows.subList(sent, sent + size)));
            sent += size;
        }
        if (artifact.complete()) {
            stream.add(new DeliveryEvent.ArtifactEnd(id, rows.size()));
        }
        return stream;
    }

    private List<DeliveryEvent> mixed() {
        List<DeliveryEvent> log = new ArrayList<>();
        streams.removeIf(Deque::isEmpty);
        while (!streams.isEmpty()) {
            Deque<DeliveryEvent> stream = streams.get(chooser.below(streams.size()));
            log.add(stream.remove());
            if (stream.isEmpty()) {
                streams.remove(stream);
            }
        }
        return log;
    }
}
