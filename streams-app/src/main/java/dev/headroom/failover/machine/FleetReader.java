package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Cell;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionFacts;
import dev.headroom.failover.signal.RegionFactsBuilder;
import dev.headroom.failover.signal.RegionMemory;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.SignalJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the cells of a minute into a round: facts and memory of every region, and the signals that follow. */
final class FleetReader {

    private FleetReader() {}

    /**
     * Reads them by the orders that stand at the end of the minute.
     *
     * @param before orders as they stood at its beginning: a region that they take out of the fleet can still be moved by what comes first
     */
    static void read(Round round, Orders before) {
        round.facts.putAll(facts(round, round.orders));
        round.leavingFacts.putAll(facts(round, before));
        round.leavingFacts.keySet().removeAll(round.facts.keySet());
        round.facts
                .keySet()
                .forEach(id -> round.regions.computeIfAbsent(id, any -> RegionBook.first(id, round.tick())));
        forgetRegionsThatLeft(round, false);
        round.facts.replaceAll((id, facts) -> facts.with(round.book(id).memory().known(facts.minute())));
        round.regions.keySet().forEach(id -> round.put(remember(round, id)));
        round.regions.keySet().forEach(id -> judge(round, id));
        round.guests = Guests.of(round);
    }

    private static SortedMap<RegionId, RegionFacts> facts(Round round, Orders orders) {
        SortedMap<RegionId, RegionFactsBuilder> builders = new TreeMap<>();
        for (Cell cell : round.input.cells()) {
            RegionId id = cell.region();
            if (orders.isExpected(id, cell.cluster())) {
                builders.computeIfAbsent(id, any -> new RegionFactsBuilder(id, round.policyOf(id), round.minute()))
                        .add(cell);
            }
        }
        SortedMap<RegionId, RegionFacts> facts = new TreeMap<>();
        builders.forEach((id, builder) -> facts.put(id, builder.build()));
        return facts;
    }

    /** Takes regions out of the books that the orders of the minute have taken out of the fleet, once those were carried out. */
    static void forgetWhatWasTakenOut(Round round) {
        round.leavingFacts.clear();
        forgetRegionsThatLeft(round, true);
    }

    /**
     * A region of which nothing is expected any more leaves the books, unless something goes on in it, or a cluster of it is in
     * maintenance. One that is retired leaves them whatever goes on: it, or every cluster that is seen of it.
     */
    private static void forgetRegionsThatLeft(Round round, boolean alsoRetired) {
        for (RegionBook book : new ArrayList<>(round.regions.values())) {
            RegionId id = book.id();
            if (round.facts(id).isExpected()) {
                continue;
            }
            List<Cell> seen = round.input.cells().stream()
                    .filter(cell -> cell.region().equals(id))
                    .toList();
            List<Cell> staying = seen.stream()
                    .filter(cell -> !round.orders.isRetired(id, cell.cluster()))
                    .toList();
            boolean retired = round.orders.isRetired(id) || (!seen.isEmpty() && staying.isEmpty());
            boolean leaves = retired
                    ? alsoRetired
                    : book.state() == State.HEALTHY && staying.stream().allMatch(cell -> cell.nodesExpected() == 0);
            if (leaves) {
                round.regions.remove(id);
                round.facts.remove(id);
            }
        }
    }

    private static RegionBook remember(Round round, RegionId id) {
        RegionBook book = round.book(id);
        RegionFacts facts = round.facts(id);
        Policy policy = facts.policy();
        OpenIncident incident = book.incident();
        boolean moved = incident != null && !incident.placements().isEmpty();
        RegionMemory memory = book.memory()
                .plus(
                        facts.minute(),
                        policy.windows().longestMinutes(),
                        policy.windows().slowMinutes(),
                        moved,
                        round.reservedAt(id));
        return book.with(memory);
    }

    private static void judge(Round round, RegionId id) {
        RegionBook book = round.book(id);
        RegionFacts facts = round.facts(id);
        SignalJudge judge = new SignalJudge(facts, book.memory());
        round.judges.put(id, judge);
        boolean corroborated = round.input.incidents().stream().anyMatch(incident -> incident.corroborates(id));
        boolean othersReport = round.facts.values().stream()
                .anyMatch(other -> !other.id().equals(id) && other.isExpected() && !other.isSilent());
        judge.strongest(corroborated, othersReport, isSaturated(book))
                .ifPresent(signal -> round.signals.put(id, signal));
        Signal signal = round.signals.get(id);
        // Whether the region has its turn or not: what has gone for a minute is not overruled when it comes back.
        round.put(book.overrulingNoMoreThan(signal));
        if (signal == null || signal.reason() != Reason.GPU_HEALTH) {
            judge.warning().ifPresent(warning -> round.warnings.put(id, warning));
        }
    }

    /** Once load was moved for it, saturation lasts until it is released. */
    private static boolean isSaturated(RegionBook book) {
        OpenIncident incident = book.incident();
        State state = book.stateBehindFreeze();
        return incident != null
                && incident.reason() == Reason.SATURATION
                && (state == State.FAILING_OVER || state == State.FAILED_OVER);
    }
}
