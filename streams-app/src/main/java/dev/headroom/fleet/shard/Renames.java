package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * Finds hosts that report on under another rack or GPU model, so that they are not expected twice: a mass rename, as when a collector
 * learns of racks, must not look like an outage. Looks at nothing but what hosts have reported, so it does not matter in which order
 * records came.
 */
final class Renames {

    private final List<Host> silent = new ArrayList<>();
    private final Map<String, List<Series>> young = new HashMap<>();

    private record Host(Unit unit, int index, Series series) {

        String name() {
            return unit.host(index);
        }
    }

    private Renames() {}

    /**
     * Retires hosts of former names, in each cluster by itself.
     *
     * @param groups in the order of their keys
     * @param retired takes ids of units with such a host
     * @return whether there were any
     */
    static boolean retireFormer(Collection<Group> groups, long tickMs, IntConsumer retired) {
        boolean any = false;
        List<Group> cluster = new ArrayList<>();
        for (Group group : groups) {
            if (!cluster.isEmpty() && !isSameCluster(cluster.get(0).key, group.key)) {
                any |= new Renames().retire(cluster, tickMs, retired);
                cluster.clear();
            }
            cluster.add(group);
        }
        return new Renames().retire(cluster, tickMs, retired) || any;
    }

    private static boolean isSameCluster(FleetKey one, FleetKey other) {
        return one.cluster().equals(other.cluster())
                && one.region().equals(other.region())
                && one.provider().equals(other.provider());
    }

    private boolean retire(List<Group> cluster, long tickMs, IntConsumer retired) {
        // Nearly always nobody is silent, or nothing is new: only then are names looked at.
        hosts(cluster, series -> series.isSilentAt(tickMs), silent::add);
        if (silent.isEmpty()) {
            return false;
        }
        long since = silent.stream()
                .mapToLong(host -> host.series.endsInMinute())
                .min()
                .orElseThrow();
        hosts(
                cluster,
                series -> series.expectedFrom() >= since,
                host -> young.computeIfAbsent(host.name(), any -> new ArrayList<>())
                        .add(host.series));
        boolean any = false;
        for (Host host : silent) {
            if (young.getOrDefault(host.name(), List.of()).stream().anyMatch(host.series::isContinuedBy)) {
                host.unit.retire(host.index);
                retired.accept(host.unit.id);
                any = true;
            }
        }
        return any;
    }

    private static void hosts(List<Group> cluster, Predicate<Series> which, Consumer<Host> to) {
        for (Group group : cluster) {
            for (Unit unit : group.units) {
                Series common = unit.common();
                int hosts = common != null && !which.test(common) ? 0 : unit.hosts();
                for (int index = 0; index < hosts; index++) {
                    Series series = unit.series(index);
                    if (series != null && which.test(series)) {
                        to.accept(new Host(unit, index, series));
                    }
                }
            }
        }
    }
}
