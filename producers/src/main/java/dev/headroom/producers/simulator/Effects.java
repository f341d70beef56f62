package dev.headroom.producers.simulator;

import dev.headroom.producers.simulator.Disturbance.Absence;
import dev.headroom.producers.simulator.Disturbance.ClockSkew;
import dev.headroom.producers.simulator.Disturbance.Delay;
import dev.headroom.producers.simulator.Disturbance.GpuFailures;
import dev.headroom.producers.simulator.Disturbance.Saturation;
import java.util.List;

/** What happens to one rack or node, sorted by kind. */
record Effects(
        List<Absence> absences,
        List<Saturation> saturations,
        List<GpuFailures> failures,
        List<ClockSkew> skews,
        List<Delay> delays) {

    /** Those of the disturbances that concern a source. */
    static Effects on(Source source, List<Disturbance> disturbances) {
        List<Disturbance> own = disturbances.stream()
                .filter(disturbance -> disturbance.reach().covers(source))
                .toList();
        return new Effects(
                of(own, Absence.class),
                of(own, Saturation.class),
                of(own, GpuFailures.class),
                of(own, ClockSkew.class),
                of(own, Delay.class));
    }

    /** Whether a host of the source is away. */
    boolean isAway(Source source, long host, long atMs) {
        for (Absence absence : absences) {
            if (absence.reach().picks(absence.isOfClusters() ? source.clusterId() : host, absence.share(atMs))) {
                return true;
            }
        }
        return false;
    }

    /** How far the clock of the source's collector is ahead. */
    long skewMs(Source source, long atMs) {
        long offsetMs = 0;
        for (ClockSkew skew : skews) {
            if (skew.reach().isActive(atMs) && skew.reach().picks(source.id())) {
                offsetMs += skew.offsetMs();
            }
        }
        return offsetMs;
    }

    private static <T extends Disturbance> List<T> of(List<Disturbance> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
