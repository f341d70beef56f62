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
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the cells of a minute into a round: facts and memory of every region, and the signals that follow. */
final class FleetReader {

    private FleetReader() {}

    static void read(Round round) {
        SortedMap<RegionId, RegionFactsBuilder> builders = new TreeMap<>();
        for (Cell cell : round.input.cells()) {
            RegionId id = cell.region();
            if (round.orders.isExpected(id, cell.cluster())) {
                builders.computeIfAbsent(id, any -> new RegionFactsBuilder(id, round.policyOf(id), round.minute()))
                        .add(cell);
            }
        }
        builders.forEach((id, builder) -> round.facts.put(id, builder.build()));
        round.facts
                .keySet()
                .forEach(id -> round.regions.computeIfAbsent(id, any -> RegionBook.first(id, round.tick())));
        forgetRegionsThatLeft(round);
        round.facts.replaceAll((id, facts) -> facts.with(round.book(id).memory().known(facts.minute())));
        round.regions.keySet().forEach(id -> round.put(remember(round, id)));
        round.regions.keySet().forEach(id -> judge(round, id));
        round.guests = Guests.of(round);
    }

    /** A region of which nothing is expected any more leaves the books, unless something goes on in it. */
    private static void forgetRegionsThatLeft(Round round) {
        for (RegionBook book : new ArrayList<>(round.regions.values())) {
            boolean gone = !round.facts(book.id()).isExpected();
            boolean retired = round.input.cells().stream()
                    .anyMatch(cell ->
                            cell.region().equals(book.id()) && round.orders.isRetired(cell.region(), cell.cluster()));
            if (gone && (book.state() == State.HEALTHY || retired)) {
                round.regions.remove(book.id());
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
