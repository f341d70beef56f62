package dev.headroom.cli.demo.fleet;

import dev.headroom.cli.tables.TableReader;
import dev.headroom.producers.simulator.Delivery;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Rows of failover as the tables have them, with the fields that are shown. */
public final class ShownFleet {

    private ShownFleet() {}

    /** Four minutes after the load of one region was ordered to another. */
    public static FleetSnapshot failedOver() {
        return new FleetSnapshot(
                List.of(
                        state("*", "*", Map.of("nodes_silent", 180, "nodes_expected", 1_620)),
                        state("aws", "us-east-1", Map.of()),
                        state("aws", "us-west-2", Map.of("gpus_reserved", 438L, "healthy_headroom_gpus", 277L)),
                        state(
                                "gcp",
                                "us-central1",
                                Map.of(
                                        "state",
                                        "FAILING_OVER",
                                        "nodes_silent",
                                        180,
                                        "gpus_healthy",
                                        0.0,
                                        "gpus_busy",
                                        0.0,
                                        "healthy_headroom_gpus",
                                        0L,
                                        "gpus_moved",
                                        438L,
                                        "target_provider",
                                        "aws",
                                        "target_region",
                                        "us-west-2")),
                        state("oracle_cloud", "us-abilene-1", Map.of())),
                List.of(trigger(29_366_289_010L, "2025-11-01T06:10:20Z")));
    }

    /** How many records of telemetry there are of the story that begins then. */
    public static long reports(Instant start) {
        long reports = 0;
        for (Delivery delivery : new FleetStory(start).simulation()) {
            reports += delivery instanceof Delivery.Report ? 1 : 0;
        }
        return reports;
    }

    static GenericRecord state(String provider, String region, Map<String, Object> others) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "provider",
                provider,
                "region",
                region,
                "state",
                "HEALTHY",
                "nodes_silent",
                0,
                "nodes_expected",
                180,
                "gpus_healthy",
                719.6,
                "gpus_expected",
                720,
                "gpus_busy",
                459.4,
                "healthy_headroom_gpus",
                225L,
                "gpus_moved",
                0L));
        fields.put("gpus_reserved", 0L);
        fields.put("as_of", Instant.parse("2025-11-01T06:14:20Z").toEpochMilli());
        fields.putAll(others);
        return row(TopicCatalogue.FAILOVER_STATE, fields);
    }

    static GenericRecord trigger(long epoch, String decidedAt) {
        return row(
                TopicCatalogue.FAILOVER_TRIGGERS,
                Map.of(
                        "epoch",
                        epoch,
                        "action",
                        "FAIL_OVER",
                        "mode",
                        "REPLAY",
                        "decided_at",
                        Instant.parse(decidedAt).toEpochMilli(),
                        "summary",
                        "gcp/us-central1 is silent: 180 of 180 nodes missed 3 intervals since 06:08:00Z; move 438 GPUs of load"
                                + " to aws/us-west-2 (708 free)"));
    }

    private static GenericRecord row(Topic table, Map<String, Object> fields) {
        GenericRecord row = new GenericData.Record(TableReader.schemaOf(table));
        fields.forEach(row::put);
        return row;
    }
}
