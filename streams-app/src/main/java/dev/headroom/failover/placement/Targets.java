package dev.headroom.failover.placement;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Weights;
import dev.headroom.failover.policy.WorkloadClass;
import dev.headroom.failover.signal.RegionFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranks regions that may take load and divides load among them. The best that takes all of it gets it; where none does, load is split
 * in the order of ranks, and what nobody can take stays where it is. Nobody ever gets more than it has free.
 */
public final class Targets {

    private static final int FULL = 1000;
    private static final int NEUTRAL_PRICE = 500;
    private static final Comparator<Candidate> RANK = Comparator.comparing(Candidate::exhausted)
            .thenComparing(Comparator.comparingLong(Candidate::score).reversed())
            .thenComparing(Comparator.comparingLong(Candidate::freeGpus).reversed())
            .thenComparing(Candidate::id);

    private Targets() {}

    /** A region that takes load in principle, and how much. */
    public record Option(RegionFacts facts, long freeGpus) {}

    /**
     * Free headroom: healthy, not busy, not reserved for the load of others, and above the reserve; never below 0.
     *
     * @param reservedGpus what was already given away
     */
    public static long freeGpus(RegionFacts target, long reservedGpus) {
        long healthy = target.minute().healthyGpus();
        long reserve = (long) Math.ceil(target.policy().limits().reserveRatio() * healthy);
        return Math.max(0, healthy - target.minute().busyGpus() - reservedGpus - reserve);
    }

    /** The best first, of those that can run every class of load the source has and have something free. */
    public static List<Candidate> rank(
            RegionFacts source,
            long loadGpus,
            Collection<Option> options,
            List<WorkloadClass> classes,
            Context context) {
        List<WorkloadClass> needed = Capability.classesIn(source, classes);
        List<Option> able = options.stream()
                .filter(option -> option.freeGpus() > 0)
                .filter(option -> Capability.canRun(needed, option.facts()))
                .toList();
        Long cheapest = able.stream()
                .map(option -> context.priceOf(option.facts().id()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return able.stream()
                .map(option -> candidate(source, loadGpus, option, cheapest, context))
                .sorted(RANK)
                .toList();
    }

    private static Candidate candidate(
            RegionFacts source, long loadGpus, Option option, @Nullable Long cheapest, Context context) {
        RegionId id = option.facts().id();
        int headroom = loadGpus <= option.freeGpus() ? FULL : (int) (FULL * option.freeGpus() / loadGpus);
        int capability = Capability.component(source, option.facts());
        int commitment = context.commitmentComponent(id.provider());
        Long own = context.priceOf(id);
        int price = own == null || cheapest == null
                ? NEUTRAL_PRICE
                : (int) (FULL * Math.max(1, cheapest) / Math.max(1, own));
        Policy policy = source.policy();
        Weights weights = policy.weights();
        long score = (long) weights.headroom() * headroom
                + (long) weights.capability() * capability
                + (long) weights.commitment() * commitment
                + (long) weights.price() * price;
        return new Candidate(
                id,
                option.freeGpus(),
                context.isExhausted(id.provider()),
                headroom,
                capability,
                commitment,
                price,
                score);
    }

    /** Divides load among ranked candidates; a load of nothing goes to the first. */
    public static List<Placement> place(List<Candidate> ranked, long gpus) {
        for (Candidate candidate : ranked) {
            if (candidate.freeGpus() >= gpus) {
                return List.of(new Placement(candidate.id(), gpus));
            }
        }
        List<Placement> placements = new ArrayList<>();
        long left = gpus;
        for (Candidate candidate : ranked) {
            long taken = Math.min(left, candidate.freeGpus());
            if (taken > 0) {
                placements.add(new Placement(candidate.id(), taken));
                left -= taken;
            }
        }
        return placements;
    }
}
