package dev.headroom.failover.machine;

import dev.headroom.failover.placement.MoveBudget;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.Policies;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.RegionFacts;
import dev.headroom.failover.signal.RegionMinute;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.SignalJudge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One decision while it is made: what stands in the book, and what was found and done so far. */
final class Round {

    /** Ordinals below are for orders about the pipeline itself, which are not decided here. */
    private static final int FIRST_ORDINAL = 10;

    private static final int ORDINALS = 1000;

    /** So many triggers of a minute may be orders', so that they leave some to what is decided. */
    static final int MOST_ORDERED = 490;

    /** For the system itself, which is told last. */
    private static final int KEPT_ORDINALS = 10;

    final DecisionInput input;
    final Pace pace;
    final int minutesInTime;
    final Policies policies;
    final Policy global;
    final SortedMap<RegionId, RegionBook> regions;
    final SortedMap<RegionId, RegionFacts> facts = new TreeMap<>();
    final Map<RegionId, SignalJudge> judges = new HashMap<>();
    final Map<RegionId, Signal> signals = new HashMap<>();
    final Map<RegionId, Signal> warnings = new HashMap<>();
    /** Facts of regions that are in the fleet until the orders of this minute take them out. */
    final Map<RegionId, RegionFacts> leavingFacts = new HashMap<>();

    /** Regions that have had their turn by an order. */
    final Set<RegionId> served = new HashSet<>();

    final Refusals refused = new Refusals();
    private final Map<RegionId, Long> leaving = new HashMap<>();
    final List<MoveBudget.Move> moves;
    final List<Trigger> triggers = new ArrayList<>();
    Orders orders;
    Guests guests = Guests.NONE;

    @Nullable
    Freeze freeze;

    /** Why telemetry says that nothing may be decided. */
    @Nullable
    Freeze seen;

    /** The freeze that was told because the pipeline is behind. */
    @Nullable
    Freeze lag;

    /** What was that until this decision, while nothing else freezes everything. */
    @Nullable
    Freeze lagEnded;

    Instant systemSince;
    long systemEpoch;
    int transitions;
    private int ordinal = FIRST_ORDINAL;

    Round(FailoverBook book, Policies policies, DecisionInput input) {
        this.input = input;
        Timeliness now = book.timeliness().after(input.lag());
        this.pace = now.pace();
        this.minutesInTime = now.minutesInTime();
        this.policies = policies;
        this.global = policies.global(input.tick());
        this.regions = new TreeMap<>(book.regions());
        this.orders = book.orders().at(input.tick());
        this.freeze = book.freeze();
        this.lag = book.timeliness().freeze();
        this.systemSince = book.minute() == null ? input.tick() : book.systemSince();
        this.systemEpoch = book.systemEpoch();
        this.moves = new ArrayList<>(MoveBudget.withinTheHour(book.moves(), input.tick()));
    }

    Instant minute() {
        return input.minute();
    }

    Instant tick() {
        return input.tick();
    }

    RegionBook book(RegionId id) {
        return Objects.requireNonNull(regions.get(id), "unknown region");
    }

    void put(RegionBook book) {
        regions.put(book.id(), book);
    }

    RegionFacts facts(RegionId id) {
        RegionFacts staying = facts.get(id);
        RegionFacts known = staying != null ? staying : leavingFacts.get(id);
        return known != null ? known : RegionFacts.of(id, policyOf(id), RegionMinute.empty(minute()));
    }

    Policy policyOf(RegionId id) {
        RegionFacts known = facts.get(id);
        return known != null ? known.policy() : policies.inForce(id, tick());
    }

    Mode modeOf(RegionId id) {
        return Mode.of(isReplay(), policyOf(id).shadow());
    }

    /** Whether nobody acts on what is told of everything, because nobody acts on what is told of any region. */
    boolean isSystemInShadow() {
        return SystemShadow.of(regions.values(), id -> policyOf(id), global);
    }

    Mode systemMode() {
        return Mode.of(isReplay(), isSystemInShadow());
    }

    /** Whether nobody shall act on it: it is on paper, it is read long after, or time comes from the log. */
    boolean isReplay() {
        return pace == Pace.CATCHING_UP || input.timing() != Timing.NOW;
    }

    /** Whether nothing is decided, because what is seen is too old. */
    boolean isHeld() {
        return pace == Pace.HELD;
    }

    /** Goes a way of the table, and no other. */
    RegionBook go(RegionBook book, Transition way) {
        if (!Transition.TABLE.contains(way) || !way.from().contains(book.state())) {
            throw new IllegalStateException(book.id() + " cannot " + way.name() + " from " + book.state());
        }
        transitions++;
        return book.at(way.to(), tick());
    }

    /** How many triggers about regions the minute has room for. */
    int epochsLeft() {
        return Math.max(0, ORDINALS - KEPT_ORDINALS - ordinal);
    }

    /** How many triggers that operators order it has room for. */
    int epochsForOrders() {
        return Math.max(0, FIRST_ORDINAL + MOST_ORDERED - ordinal);
    }

    /** The next fencing token; one decision has at most 990. */
    long nextEpoch() {
        if (ordinal >= ORDINALS) {
            throw new IllegalStateException("more than " + (ORDINALS - FIRST_ORDINAL) + " triggers in one minute");
        }
        return minute().getEpochSecond() / 60 * ORDINALS + ordinal++;
    }

    /** GPUs of a region that were given to the load of others. */
    long reservedAt(RegionId target) {
        return regions.values().stream()
                .map(RegionBook::incident)
                .filter(Objects::nonNull)
                .flatMap(incident -> incident.placements().stream())
                .filter(placement -> placement.target().equals(target))
                .mapToLong(Placement::gpus)
                .sum();
    }

    /** Load was ordered away from a region; in this minute nobody else gets its place. */
    void leaves(RegionId host, long gpus) {
        leaving.merge(host, gpus, Long::sum);
    }

    long freeAt(RegionId target) {
        return Targets.freeGpus(facts(target), reservedAt(target) + leaving.getOrDefault(target, 0L));
    }

    /** Load of a region, wherever it runs: as it was when it failed over, else what is measured without what came in. */
    long loadOf(RegionBook book) {
        OpenIncident incident = book.incident();
        return incident == null || incident.placements().isEmpty()
                ? book.memory().loadGpus()
                : incident.loadGpus();
    }

    /** Load of all regions, each counted once, whether it is at home or away. */
    long fleetBusyGpus() {
        return regions.values().stream().mapToLong(this::loadOf).sum();
    }

    long budgetGpus() {
        return MoveBudget.left(moves, global.limits().maxMoveRatioPerHour(), fleetBusyGpus());
    }
}
