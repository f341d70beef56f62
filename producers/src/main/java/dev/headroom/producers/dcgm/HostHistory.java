package dev.headroom.producers.dcgm;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What has to be remembered of one host, or of its GPUs of one model, to tell when GPUs are gone. */
final class HostHistory {

    private final Map<String, Target> gpus = new HashMap<>();
    private int mostSeen;

    /**
     * Takes the GPUs that were seen now, each with the exporter that told of it.
     *
     * @return how many the host has: the most there ever were, but none of those whose exporter did not answer now, since nothing
     *     is known of them
     */
    int expect(Map<String, Target> seen, Set<Target> silent, int atLeast) {
        mostSeen = Math.max(Math.max(mostSeen, seen.size()), atLeast);
        gpus.putAll(seen);
        long notAsked = gpus.entrySet().stream()
                .filter(gpu -> !seen.containsKey(gpu.getKey()) && silent.contains(gpu.getValue()))
                .count();
        return (int) Math.max(seen.size(), mostSeen - notAsked);
    }

    /** Forgets GPUs that were not seen for long. */
    void retain(Collection<String> known) {
        gpus.keySet().retainAll(known);
    }
}
