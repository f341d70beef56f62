package dev.headroom.cli.demo;

import dev.headroom.cli.demo.fleet.FleetSnapshot;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Rows as the tables have them, with the fields that are shown. */
final class Shown {

    private static final long DOLLAR = 1_000_000;
    private static final long BILLION = 1_000_000_000 * DOLLAR;

    private Shown() {}

    static Snapshot snapshot(String time, List<GenericRecord> alerts, List<String> notes) {
        return snapshot(time, FleetSnapshot.NONE, alerts, notes);
    }

    static Snapshot snapshot(String time, FleetSnapshot fleet, List<GenericRecord> alerts, List<String> notes) {
        return new Snapshot(
                Instant.parse(time),
                0.25,
                List.of(AWS, GOOGLE),
                List.of(PORTFOLIO),
                fleet,
                alerts,
                "2026-03-15  1 bill, 4 meter readings, 275 rows",
                notes);
    }

    static final GenericRecord AWS = row(
            TopicCatalogue.COMMITMENT_CONSUMPTION,
            Map.of(
                    "commitment_id",
                    "aws-partnership",
                    "provider",
                    "aws",
                    "state",
                    "UNDER_BURNING",
                    "total_micros",
                    38 * BILLION,
                    "consumed_micros",
                    7_435_498_311L * DOLLAR,
                    "consumed_ratio",
                    0.1957,
                    "remaining_micros",
                    30_564_501_689L * DOLLAR,
                    "run_rate_30d_micros_per_day",
                    11_713_074L * DOLLAR,
                    "exhaustion_p50",
                    Instant.parse("2034-12-23T00:00:00Z").toEpochMilli()));

    static final GenericRecord GOOGLE = row(
            TopicCatalogue.COMMITMENT_CONSUMPTION,
            Map.of(
                    "commitment_id", "google-cloud",
                    "provider", "gcp",
                    "state", "UNKNOWN_TOTAL",
                    "consumed_micros", 4_198_153_094L * DOLLAR,
                    "run_rate_30d_micros_per_day", 8_649_569L * DOLLAR));

    private static final GenericRecord PORTFOLIO = row(
            TopicCatalogue.COMMITMENT_PORTFOLIO,
            Map.of(
                    "provider", "all",
                    "undisclosed_count", 1,
                    "total_micros", 38 * BILLION,
                    "consumed_micros", 11_633_651_405L * DOLLAR,
                    "remaining_micros", 30_564_501_689L * DOLLAR,
                    "run_rate_30d_micros_per_day", 20_362_643L * DOLLAR));

    static GenericRecord alert(String severity, String summary) {
        return row(TopicCatalogue.ALERTS_ACTIVE, Map.of("severity", severity, "summary", summary));
    }

    private static GenericRecord row(Topic table, Map<String, Object> fields) {
        GenericRecord row = new GenericData.Record(TableReader.schemaOf(table));
        fields.forEach(row::put);
        return row;
    }
}
