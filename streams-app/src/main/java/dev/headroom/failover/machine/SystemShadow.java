package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import java.util.Collection;
import java.util.function.Function;

/**
 * Whether what is told of everything is in shadow. It concerns whoever acts on one region at least, so it is as live as the most live of
 * them: one whose policy is not in shadow, or whose load went live. Only where no region is known the policy of everything says it.
 */
final class SystemShadow {

    private SystemShadow() {}

    static boolean of(Collection<RegionBook> regions, Function<RegionId, Policy> policies, Policy global) {
        return regions.isEmpty()
                ? global.shadow()
                : regions.stream().allMatch(book -> policies.apply(book.id()).shadow() && !wasTold(book));
    }

    private static boolean wasTold(RegionBook book) {
        OpenIncident incident = book.incident();
        return incident != null && incident.wasTold();
    }
}
