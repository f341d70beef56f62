package dev.headroom.cli.cluster;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.commitments.CommitmentsTopology;
import dev.headroom.fleet.FleetTopology;
import java.util.List;

/** Every topology there is. */
final class Topologies {

    private Topologies() {}

    static List<HeadroomTopology> all() {
        return List.of(new CommitmentsTopology(), new FleetTopology());
    }

    static List<String> names() {
        return all().stream().map(HeadroomTopology::name).toList();
    }
}
