package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionMinute;
import dev.headroom.failover.signal.Words;
import java.util.ArrayList;
import java.util.List;

/** How everything stands after a decision, the system first. */
final class Rows {

    private static final double MINUTE_MS = RegionMinute.MINUTE_MS;

    private Rows() {}

    static List<StateRow> of(Round round) {
        List<StateRow> rows = new ArrayList<>();
        rows.add(system(round));
        round.regions.values().forEach(book -> rows.add(region(round, book)));
        return rows;
    }

    private static StateRow region(Round round, RegionBook book) {
        RegionId id = book.id();
        RegionMinute minute = round.facts(id).minute();
        OpenIncident incident = book.incident();
        List<Placement> placements = incident == null ? List.of() : incident.placements();
        long reserved = round.reservedAt(id);
        return new StateRow(
                id,
                book.state(),
                book.since(),
                book.reason(),
                incident == null ? null : incident.id(),
                book.epoch(),
                placements.isEmpty() ? null : placements.get(0).target(),
                Targets.freeGpus(round.facts(id), reserved),
                (int) book.flaps().penaltyAt(round.tick(), round.policyOf(id).damping()),
                incident == null ? round.modeOf(id) : incident.modeIn(round, id),
                minute.nodesExpected(),
                minute.nodesSilent(),
                minute.gpusExpected(),
                minute.gpuMsHealthy() / MINUTE_MS,
                minute.gpuMsBusy() / MINUTE_MS,
                placements.stream().mapToLong(Placement::gpus).sum(),
                reserved,
                round.policyOf(id).version(),
                book.note());
    }

    private static StateRow system(Round round) {
        Freeze freeze = round.lag != null ? round.lag : round.freeze;
        boolean held = round.isHeld() && freeze == null;
        boolean closed = round.orders.gateClosed();
        State state = freeze != null || held ? State.FROZEN : closed ? State.SUPPRESSED : State.HEALTHY;
        Reason otherReason = held ? Reason.LAG : closed ? Reason.GATE_CLOSED : null;
        String otherNote = held ? lateness(round) : closed ? "the master gate is closed" : null;
        List<RegionMinute> minutes =
                round.facts.values().stream().map(facts -> facts.minute()).toList();
        return new StateRow(
                RegionId.SYSTEM,
                state,
                round.systemSince,
                freeze != null ? freeze.reason() : otherReason,
                freeze != null ? freeze.incidentId() : null,
                round.systemEpoch,
                null,
                round.facts.keySet().stream().mapToLong(round::freeAt).sum(),
                0,
                round.systemMode(),
                minutes.stream().mapToInt(RegionMinute::nodesExpected).sum(),
                minutes.stream().mapToInt(RegionMinute::nodesSilent).sum(),
                minutes.stream().mapToInt(RegionMinute::gpusExpected).sum(),
                minutes.stream().mapToLong(RegionMinute::gpuMsHealthy).sum() / MINUTE_MS,
                minutes.stream().mapToLong(RegionMinute::gpuMsBusy).sum() / MINUTE_MS,
                0,
                0,
                round.global.version(),
                freeze != null ? freeze.finding() : otherNote);
    }

    private static String lateness(Round round) {
        return Words.minute(round.minute()) + " was judged " + Words.span(round.input.lag())
                + " after it should have been closed; nothing is decided until minutes are in time";
    }
}
