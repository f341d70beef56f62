package dev.headroom.failover;

import dev.headroom.failover.machine.Flaps;
import dev.headroom.failover.machine.OpenIncident;
import dev.headroom.failover.machine.RegionBook;
import dev.headroom.failover.machine.State;
import dev.headroom.failover.placement.Placement;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.NodeLevel;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionMemory;
import dev.headroom.failover.signal.RegionMinute;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.state.IncidentRecord;
import dev.headroom.failover.state.LevelRecord;
import dev.headroom.failover.state.MinuteRecord;
import dev.headroom.failover.state.PlacementRecord;
import dev.headroom.failover.state.RegionRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of a region, as it is stored. */
final class RegionBookMapper {

    private RegionBookMapper() {}

    static RegionRecord toRecord(RegionBook book) {
        return new RegionRecord(
                book.id().provider(),
                book.id().region(),
                book.state().name(),
                book.since().toEpochMilli(),
                book.reason() == null ? null : book.reason().name(),
                book.note(),
                book.incident() == null ? null : toRecord(book.incident()),
                book.epoch(),
                book.flaps().penalty(),
                book.flaps().at().toEpochMilli(),
                book.flaps().held(),
                millis(book.failedBackAt()),
                book.overruled() == null ? null : book.overruled().name(),
                book.frozenIn() == null ? null : book.frozenIn().name(),
                book.memory().minutes().stream().map(RegionBookMapper::toRecord).toList(),
                book.memory().loadsMs(),
                book.memory().levels().stream()
                        .map(level -> new LevelRecord(level.hour().toEpochMilli(), level.nodes()))
                        .toList());
    }

    static RegionBook toBook(RegionRecord stored) {
        return new RegionBook(
                new RegionId(stored.getProvider(), stored.getRegion()),
                State.valueOf(stored.getState()),
                Instant.ofEpochMilli(stored.getSince()),
                stored.getReason() == null ? null : Reason.valueOf(stored.getReason()),
                stored.getNote(),
                stored.getIncident() == null ? null : toIncident(stored.getIncident()),
                stored.getEpoch(),
                new Flaps(stored.getPenalty(), Instant.ofEpochMilli(stored.getFlappedAt()), stored.getHeld()),
                instant(stored.getFailedBackAt()),
                stored.getOverruled() == null ? null : Reason.valueOf(stored.getOverruled()),
                stored.getFrozenIn() == null ? null : State.valueOf(stored.getFrozenIn()),
                new RegionMemory(
                        stored.getMinutes().stream()
                                .map(RegionBookMapper::toMinute)
                                .toList(),
                        stored.getLoadsMs(),
                        stored.getLevels().stream()
                                .map(level -> new NodeLevel(Instant.ofEpochMilli(level.getHour()), level.getNodes()))
                                .toList()));
    }

    private static IncidentRecord toRecord(OpenIncident incident) {
        Signal signal = incident.signal();
        return new IncidentRecord(
                incident.id(),
                incident.reason().name(),
                signal.reason().name(),
                signal.observed(),
                signal.threshold(),
                signal.began().toEpochMilli(),
                signal.finding(),
                incident.began().toEpochMilli(),
                incident.firstSeen().toEpochMilli(),
                incident.loadGpus(),
                incident.wantedGpus(),
                incident.placements().stream()
                        .map(placement -> new PlacementRecord(
                                placement.target().provider(),
                                placement.target().region(),
                                placement.gpus(),
                                placement.live()))
                        .toList(),
                millis(incident.failedOverAt()),
                incident.repeated(),
                millis(incident.changedAt()));
    }

    private static OpenIncident toIncident(IncidentRecord stored) {
        return new OpenIncident(
                stored.getId(),
                Reason.valueOf(stored.getReason()),
                new Signal(
                        Reason.valueOf(stored.getSignalReason()),
                        stored.getSignalObserved(),
                        stored.getSignalThreshold(),
                        Instant.ofEpochMilli(stored.getSignalBegan()),
                        stored.getSignalFinding()),
                Instant.ofEpochMilli(stored.getBegan()),
                Instant.ofEpochMilli(stored.getFirstSeen()),
                stored.getLoadGpus(),
                stored.getWantedGpus(),
                stored.getPlacements().stream()
                        .map(placement -> new Placement(
                                new RegionId(placement.getProvider(), placement.getRegion()),
                                placement.getGpus(),
                                placement.getLive()))
                        .toList(),
                instant(stored.getFailedOverAt()),
                stored.getRepeated(),
                instant(stored.getChangedAt()));
    }

    private static MinuteRecord toRecord(RegionMinute minute) {
        return new MinuteRecord(
                minute.minute().toEpochMilli(),
                minute.nodesExpected(),
                minute.nodesReporting(),
                minute.nodesSilent(),
                minute.nodesHeard(),
                minute.gpusExpected(),
                minute.gpuMsReporting(),
                minute.gpuMsHealthy(),
                minute.gpuMsBusy(),
                minute.expectedMsOfReporting());
    }

    private static RegionMinute toMinute(MinuteRecord stored) {
        return new RegionMinute(
                Instant.ofEpochMilli(stored.getMinute()),
                stored.getNodesExpected(),
                stored.getNodesReporting(),
                stored.getNodesSilent(),
                stored.getNodesHeard(),
                stored.getGpusExpected(),
                stored.getGpuMsReporting(),
                stored.getGpuMsHealthy(),
                stored.getGpuMsBusy(),
                stored.getExpectedMsOfReporting());
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
