package dev.headroom.cli.demo;

import dev.headroom.cli.demo.fleet.FleetSnapshot;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * What there is to show at an instant of the world.
 *
 * @param time what the balances have reached
 * @param progress how much of the world that is, from 0 to 1
 * @param balances rows of {@code commitment_consumption}
 * @param portfolio rows of {@code commitment_portfolio}
 * @param fleet where failover stands, in the fleet's own time
 * @param alerts rows of {@code alerts_active} that are about commitments
 * @param arrived the latest delivery day in a sentence; empty before the first
 * @param notes what was remarkable among all deliveries so far, the latest last
 */
record Snapshot(
        Instant time,
        double progress,
        List<GenericRecord> balances,
        List<GenericRecord> portfolio,
        FleetSnapshot fleet,
        List<GenericRecord> alerts,
        String arrived,
        List<String> notes) {}
