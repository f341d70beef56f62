package dev.headroom.commitments.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From judgements to pages. A condition fires once it has held at two judgements at least five minutes apart and at all between, and
 * is resolved at the first judgement at which it does not hold.
 */
public final class AlertBook {

    private static final Duration CONFIRMATION = Duration.ofMinutes(5);

    private AlertBook() {}

    /**
     * A condition that held at the last judgement.
     *
     * @param since tick of the first judgement at which it held
     */
    public record Entry(Instant since, boolean firing) {}

    /** An alert that starts or ends. */
    public sealed interface Transition {

        /** Identity of the alert. */
        String dedupKey();

        /** It fires; the problem was first seen at {@code since}. */
        record Trigger(Finding finding, Instant since) implements Transition {
            @Override
            public String dedupKey() {
                return finding.dedupKey();
            }
        }

        /** It has ended. */
        record Resolve(String dedupKey) implements Transition {}
    }

    /**
     * The book after a judgement.
     *
     * @param transitions what changed for those who listen
     * @param firing all alerts that fire now, with what was found this time
     */
    public record Judged(Map<String, Entry> book, List<Transition> transitions, List<Transition.Trigger> firing) {}

    /** Enters the findings of a judgement at tick {@code now} in the book. */
    public static Judged judge(Map<String, Entry> book, Collection<Finding> findings, Instant now) {
        Map<String, Finding> holding = findings.stream()
                .collect(Collectors.toMap(Finding::dedupKey, Function.identity(), (a, b) -> a, TreeMap::new));
        Map<String, Entry> next = new TreeMap<>();
        List<Transition> transitions = new ArrayList<>();
        List<Transition.Trigger> firing = new ArrayList<>();
        holding.forEach((dedupKey, finding) -> {
            Entry known = book.getOrDefault(dedupKey, new Entry(now, false));
            boolean fires =
                    !known.firing() && Duration.between(known.since(), now).compareTo(CONFIRMATION) >= 0;
            Transition.Trigger trigger = new Transition.Trigger(finding, known.since());
            if (fires) {
                transitions.add(trigger);
            }
            if (fires || known.firing()) {
                firing.add(trigger);
            }
            next.put(dedupKey, new Entry(known.since(), known.firing() || fires));
        });
        for (String dedupKey : new TreeSet<>(book.keySet())) {
            Entry known = book.get(dedupKey);
            if (known != null && known.firing() && !holding.containsKey(dedupKey)) {
                transitions.add(new Transition.Resolve(dedupKey));
            }
        }
        return new Judged(next, transitions, firing);
    }
}
