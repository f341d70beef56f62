package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.telemetry.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Every unit of the partition, found by the name in a record without making an object. Mutable. */
final class Roster {

    private static final int SMALLEST_TABLE = 64;

    private final TreeMap<FleetKey, Group> groups = new TreeMap<>();
    private final List<@Nullable Unit> byId = new ArrayList<>();
    private final BitSet freeIds = new BitSet();
    private @Nullable Unit[] table = new Unit[SMALLEST_TABLE];
    private int units;
    /** Of the last record. */
    private @Nullable Unit previous;

    /** The unit of a record that names the same hosts as its last one; null when it does not, or there is none. */
    @Nullable
    Unit known(Report report) {
        // Units report in much the same order every interval: who came next the last time is tried before the table,
        // whose
        // entries are all over memory.
        Unit next = previous == null ? null : previous.next;
        if (next != null && next.isKnownAs(report)) {
            previous = next;
            return next;
        }
        Unit found = find(report);
        if (found == null || !found.isKnownAs(report)) {
            return null;
        }
        follow(found);
        return found;
    }

    /** The unit of a record that is not {@link #known}, with its hosts as the record names them; made when it is first seen. */
    Unit meet(Report report) {
        Unit found = find(report);
        Unit unit = found == null ? make(report) : found;
        unit.meet(report);
        follow(unit);
        return unit;
    }

    private void follow(Unit unit) {
        if (previous != null) {
            previous.next = unit;
        }
        previous = unit;
    }

    private @Nullable Unit find(Report report) {
        int hash = report.unitHash();
        int slot = slotOf(hash);
        for (Unit unit = table[slot]; unit != null; unit = table[slot]) {
            if (unit.hash == hash && (unit.isKnownAs(report) || report.hasUnitName(unit.name))) {
                return unit;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return null;
    }

    private Unit make(Report report) {
        int free = freeIds.nextSetBit(0);
        FleetKey key = new FleetKey(report.provider(), report.region(), report.cluster(), report.gpuModel());
        Unit made = new Unit(free < 0 ? byId.size() : free, group(key), report.rack(), report.unitName());
        add(made);
        return made;
    }

    /** Puts a unit in its place. */
    void add(Unit unit) {
        while (byId.size() <= unit.id) {
            freeIds.set(byId.size());
            byId.add(null);
        }
        byId.set(unit.id, unit);
        freeIds.clear(unit.id);
        unit.group.units.add(unit);
        unit.group.rosterChanged();
        units++;
        if (2 * units > table.length) {
            table = new Unit[2 * table.length];
            byId.forEach(this::place);
        } else {
            place(unit);
        }
    }

    void remove(Unit gone) {
        gone.forget();
        byId.set(gone.id, null);
        freeIds.set(gone.id);
        gone.group.units.remove(gone);
        gone.group.rosterChanged();
        units--;
        table = new Unit[table.length];
        byId.forEach(this::place);
    }

    Group group(FleetKey key) {
        return groups.computeIfAbsent(key, Group::new);
    }

    /** In the order of their keys. */
    Collection<Group> groups() {
        return groups.values();
    }

    /**
     * No longer expects the hosts a record of kind RETIRE names: all of the region, or of the cluster, rack or hosts that it names.
     *
     * @param retired takes ids of units with such a host
     */
    void retire(Report report, IntConsumer retired) {
        for (Group group : groups.values()) {
            if (group.key.provider().equals(report.provider())
                    && group.key.region().equals(report.region())
                    && (report.cluster().isEmpty() || group.key.cluster().equals(report.cluster()))) {
                group.units.stream()
                        .filter(unit -> report.rack().isEmpty() || unit.rack.equals(report.rack()))
                        .filter(unit -> retire(unit, report))
                        .forEach(unit -> retired.accept(unit.id));
            }
        }
    }

    private static boolean retire(Unit unit, Report report) {
        if (report.hosts() == 0) {
            return unit.retire(null);
        }
        boolean any = false;
        for (int i = 0; i < report.hosts(); i++) {
            any |= unit.retire(report.host(i));
        }
        return any;
    }

    /** Has all groups count their units' missed intervals. Units are gone through as they came, which is how they lie in memory. */
    void countMissed(long minute, long tickMs) {
        groups.values().forEach(Group::clearMissed);
        for (Unit unit : byId) {
            if (unit != null) {
                unit.group.countMissed(unit, minute, tickMs);
            }
        }
    }

    @Nullable
    Unit unit(int id) {
        return id < byId.size() ? byId.get(id) : null;
    }

    /** One more than the highest id. */
    int ids() {
        return byId.size();
    }

    private int slotOf(int hash) {
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private void place(@Nullable Unit unit) {
        if (unit == null) {
            return;
        }
        int slot = slotOf(unit.hash);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = unit;
    }
}
