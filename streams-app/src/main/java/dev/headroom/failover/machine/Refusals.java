package dev.headroom.failover.machine;

import dev.headroom.failover.policy.RegionId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Orders of a minute that were not carried out, and why. However many there are, what is told of them stays short: some of each region,
 * and the others as a number; regions beyond {@link #MOST_REGIONS} are told together.
 */
final class Refusals {

    /** What an order to move load is, in words. */
    static final String MOVE = "the order to move load";

    static final String ACKNOWLEDGEMENT = "the acknowledgement";

    static final int MOST_REGIONS = 100;
    static final int MOST_OF_A_REGION = 5;

    private final SortedMap<RegionId, List<Refusal>> byRegion = new TreeMap<>();

    private record Refusal(String what, RegionId of, String why) {

        String sentence() {
            return what + " of " + of + " was refused: " + why;
        }

        String after(Refusal first) {
            return what.equals(first.what) && of.equals(first.of) ? why : sentence();
        }
    }

    void add(RegionId id, String what, String why) {
        boolean fits = byRegion.containsKey(id) || byRegion.size() < MOST_REGIONS;
        byRegion.computeIfAbsent(fits ? id : RegionId.SYSTEM, any -> new ArrayList<>())
                .add(new Refusal(what, id, why));
    }

    /** Each region with a sentence about all its orders that were refused. */
    void forEach(BiConsumer<RegionId, String> told) {
        byRegion.forEach((id, refusals) -> told.accept(id, sentence(refusals)));
    }

    private static String sentence(List<Refusal> refusals) {
        Refusal first = refusals.get(0);
        StringBuilder sentence = new StringBuilder(first.sentence());
        refusals.stream()
                .limit(MOST_OF_A_REGION)
                .skip(1)
                .forEach(next -> sentence.append("; and then: ").append(next.after(first)));
        int more = refusals.size() - MOST_OF_A_REGION;
        return more > 0 ? sentence.append("; and ").append(more).append(" more").toString() : sentence.toString();
    }
}
