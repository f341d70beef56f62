package dev.headroom.benchmarks.fleet;

import dev.headroom.benchmarks.Cluster;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Writes history: every unit sends once an interval, evenly spread over it, with a tick every 5 s; at the end ticks late enough for all
 * of it to be final. Units keep their places from interval to interval as collectors do, within a tenth of a second.
 */
final class FleetLog {

    private static final long START_MS = Instant.parse("2025-10-20T06:00:00Z").toEpochMilli();
    private static final int TICK_MS = 5_000;
    private static final int MINUTE_MS = 60_000;
    private static final int MINUTES_UNTIL_FINAL = 12;
    private static final int LINGER_MS = 20;
    private static final int JITTER_MS = 100;
    private static final int MEASUREMENTS = 4_096;
    private static final int CHECKED = 20;

    private FleetLog() {}

    static Sent write(Cluster cluster, String topicPrefix, Shape shape, int clusters, long records, long seed) {
        Random random = new Random(seed);
        List<UnitRecords> units = UnitRecords.of(shape, clusters, random);
        List<Measurement> measurements = Measurement.random(shape, MEASUREMENTS, random);
        long bytes = 0;
        long powerWatts = 0;
        try (Telemetry telemetry = Telemetry.open(cluster, topicPrefix, LINGER_MS)) {
            RecordWriter writer = new RecordWriter(telemetry.header(), shape);
            long nextTickMs = START_MS;
            for (long i = 0; i < records; i++) {
                int place = (int) (i % units.size());
                if (place == 0) {
                    jitter(units, random);
                }
                long startMs = startMs(i, units.size());
                long endMs = startMs + RecordWriter.INTERVAL_MS;
                for (; nextTickMs <= endMs; nextTickMs += TICK_MS) {
                    telemetry.tick(nextTickMs);
                }
                UnitRecords unit = units.get(place);
                Measurement measured = measurements.get(random.nextInt(MEASUREMENTS));
                byte[] value = writer.valueOf(unit, startMs, measured);
                if (i < CHECKED) {
                    RecordCheck.check(cluster, telemetry.topic(), shape, value, startMs, measured.powerWatts());
                }
                telemetry.send(unit.key(), value, endMs);
                bytes += value.length;
                powerWatts += measured.powerWatts();
            }
            for (int minute = 0; minute <= MINUTES_UNTIL_FINAL; minute++) {
                telemetry.tick(nextTickMs + (long) minute * MINUTE_MS);
            }
            telemetry.flush();
        }
        return new Sent(records, records * shape.gpus(), powerWatts, bytes);
    }

    /** Shuffles units that send at about the same time. */
    private static void jitter(List<UnitRecords> units, Random random) {
        int together = Math.max(1, (int) ((long) units.size() * JITTER_MS / RecordWriter.INTERVAL_MS));
        for (int from = 0; from < units.size(); from += together) {
            Collections.shuffle(units.subList(from, Math.min(units.size(), from + together)), random);
        }
    }

    private static long startMs(long number, int units) {
        return START_MS + number * RecordWriter.INTERVAL_MS / units;
    }
}
