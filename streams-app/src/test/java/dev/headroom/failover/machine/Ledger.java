package dev.headroom.failover.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.policy.RegionId;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where load is, for a consumer that reads nothing but triggers; what it knows has to be what is reserved. */
final class Ledger {

    private final SortedMap<RegionId, SortedMap<RegionId, Long>> away = new TreeMap<>();

    void enter(Decision decision) {
        decision.triggers().forEach(this::enter);
        SortedMap<RegionId, Long> hosted = new TreeMap<>();
        away.values().forEach(places -> places.forEach((target, gpus) -> hosted.merge(target, gpus, Long::sum)));
        for (StateRow row : decision.rows()) {
            long moved = away.getOrDefault(row.id(), new TreeMap<>()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(moved).as("away of " + row.id()).isEqualTo(row.gpusMoved());
            assertThat(hosted.getOrDefault(row.id(), 0L))
                    .as("hosted by " + row.id())
                    .isEqualTo(row.gpusReserved());
        }
        for (RegionBook book : decision.next().regions().values()) {
            OpenIncident incident = book.incident();
            assertThat(incident == null ? 0 : incident.movedGpus() - incident.loadGpus())
                    .as("more is away of " + book.id() + " than it has")
                    .isLessThanOrEqualTo(0);
        }
    }

    private void enter(Trigger trigger) {
        switch (trigger.action()) {
            case FAIL_OVER -> {
                if (trigger.from() != null) {
                    add(trigger.region(), trigger.from(), -trigger.gpusMoved());
                }
                add(trigger.region(), Objects.requireNonNull(trigger.target()), trigger.gpusMoved());
            }
            case FAIL_BACK -> add(trigger.region(), Objects.requireNonNull(trigger.target()), -trigger.gpusMoved());
            case FREEZE, UNFREEZE -> assertThat(trigger.gpusMoved()).isZero();
        }
    }

    private void add(RegionId region, RegionId place, long gpus) {
        Map<RegionId, Long> places = away.computeIfAbsent(region, any -> new TreeMap<>());
        places.merge(place, gpus, Long::sum);
        assertThat(places.get(place)).as(region + " at " + place).isNotNegative();
    }
}
