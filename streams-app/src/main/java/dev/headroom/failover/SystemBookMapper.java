package dev.headroom.failover;

import dev.headroom.failover.machine.FailoverBook;
import dev.headroom.failover.machine.Freeze;
import dev.headroom.failover.machine.Orders;
import dev.headroom.failover.machine.Pace;
import dev.headroom.failover.machine.RegionBook;
import dev.headroom.failover.machine.Timeliness;
import dev.headroom.failover.placement.MoveBudget;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.state.FiringRecord;
import dev.headroom.failover.state.FreezeRecord;
import dev.headroom.failover.state.MaintenanceRecord;
import dev.headroom.failover.state.MoveRecord;
import dev.headroom.failover.state.SystemRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered beside the regions, as it is stored. */
final class SystemBookMapper {

    private SystemBookMapper() {}

    static SystemRecord toRecord(FailoverBook book) {
        Orders orders = book.orders();
        return new SystemRecord(
                RegionBookMapper.millis(book.minute()),
                orders.gateClosed(),
                texts(orders.frozen()),
                orders.maintenance().entrySet().stream()
                        .map(entry -> new MaintenanceRecord(
                                entry.getKey().toString(), entry.getValue().toEpochMilli()))
                        .toList(),
                texts(orders.retired()),
                toRecord(book.freeze()),
                book.systemSince().toEpochMilli(),
                book.systemEpoch(),
                book.moves().stream()
                        .map(move -> new MoveRecord(move.at().toEpochMilli(), move.gpus(), move.fleetBusyGpus()))
                        .toList(),
                book.alerts().entrySet().stream()
                        .map(entry -> new FiringRecord(
                                entry.getKey(),
                                entry.getValue().startsAt().toEpochMilli(),
                                entry.getValue().stage()))
                        .toList(),
                book.replayedTransitions(),
                book.timeliness().pace().name(),
                book.timeliness().minutesInTime(),
                toRecord(book.timeliness().freeze()));
    }

    /**
     * The book, as it was.
     *
     * @param told the book of {@link Timeliness#told}
     */
    static FailoverBook toBook(SystemRecord stored, Collection<RegionBook> regions, @Nullable FailoverBook told) {
        SortedMap<RegionId, RegionBook> byId = new TreeMap<>();
        regions.forEach(region -> byId.put(region.id(), region));
        SortedMap<Scope, Instant> maintenance = new TreeMap<>();
        stored.getMaintenance()
                .forEach(entry ->
                        maintenance.put(Scope.written(entry.getScope()), Instant.ofEpochMilli(entry.getUntil())));
        SortedMap<String, FailoverBook.FiringAlert> alerts = new TreeMap<>();
        stored.getAlerts()
                .forEach(alert -> alerts.put(
                        alert.getDedupKey(),
                        new FailoverBook.FiringAlert(Instant.ofEpochMilli(alert.getStartsAt()), alert.getStage())));
        return new FailoverBook(
                RegionBookMapper.instant(stored.getMinute()),
                byId,
                new Orders(
                        stored.getGateClosed(), scopes(stored.getFrozen()), maintenance, scopes(stored.getRetired())),
                toFreeze(stored.getFreeze()),
                Instant.ofEpochMilli(stored.getSystemSince()),
                stored.getSystemEpoch(),
                stored.getMoves().stream()
                        .map(move -> new MoveBudget.Move(
                                Instant.ofEpochMilli(move.getAt()), move.getGpus(), move.getFleetBusyGpus()))
                        .toList(),
                alerts,
                stored.getReplayedTransitions(),
                new Timeliness(
                        Pace.valueOf(stored.getPace()),
                        stored.getMinutesInTime(),
                        toFreeze(stored.getLagFreeze()),
                        told));
    }

    private static @Nullable FreezeRecord toRecord(@Nullable Freeze freeze) {
        return freeze == null
                ? null
                : new FreezeRecord(
                        freeze.reason().name(), freeze.since().toEpochMilli(), freeze.incidentId(), freeze.finding());
    }

    private static @Nullable Freeze toFreeze(@Nullable FreezeRecord stored) {
        return stored == null
                ? null
                : new Freeze(
                        Reason.valueOf(stored.getReason()),
                        Instant.ofEpochMilli(stored.getSince()),
                        stored.getIncidentId(),
                        stored.getFinding());
    }

    private static List<String> texts(SortedSet<Scope> scopes) {
        return scopes.stream().map(Scope::toString).toList();
    }

    private static SortedSet<Scope> scopes(List<String> texts) {
        SortedSet<Scope> scopes = new TreeSet<>();
        texts.forEach(text -> scopes.add(Scope.written(text)));
        return scopes;
    }
}
