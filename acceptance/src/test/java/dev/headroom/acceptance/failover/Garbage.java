package dev.headroom.acceptance.failover;

import dev.headroom.acceptance.chaos.Poison;
import dev.headroom.events.GpuReport;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that are no telemetry, made out of some that is. Their keys say what becomes of each. */
final class Garbage {

    private static final String KEY_PREFIX = "garbage ";
    private static final long AN_HOUR_MS = 3_600_000;

    private final Outlet outlet;
    private final RecordEncoder<GpuReport> encoder;
    private final int partitions;
    private int sent;

    /** Of one kind. */
    @SuppressWarnings("ArrayRecordComponent") // sent at once, never compared
    private record Kind(String reason, byte @Nullable [] value) {}

    Garbage(Outlet outlet) {
        this.outlet = outlet;
        this.encoder = outlet.valuesOf(TopicCatalogue.GPU_UTILIZATION, GpuReport.class);
        this.partitions = outlet.partitionsOf(TopicCatalogue.GPU_UTILIZATION);
    }

    /** Sends one of each kind, made from a good report, to partitions in turn. */
    void send(GpuReport good, long timestampMs) {
        for (Kind kind : kinds(good, timestampMs)) {
            outlet.send(new ProducerRecord<>(
                    outlet.nameOf(TopicCatalogue.GPU_UTILIZATION),
                    sent++ % partitions,
                    timestampMs,
                    (KEY_PREFIX + kind.reason).getBytes(StandardCharsets.UTF_8),
                    kind.value));
        }
    }

    /** How many were sent. */
    int sent() {
        return sent;
    }

    /** What should become of a record that is garbage; empty for others. */
    static Optional<String> reasonFor(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return key.startsWith(KEY_PREFIX) ? Optional.of(key.substring(KEY_PREFIX.length())) : Optional.empty();
    }

    private List<Kind> kinds(GpuReport good, long timestampMs) {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("UNREADABLE", null));
        Poison.kinds(encoder.encode(good)).forEach(poison -> kinds.add(new Kind("UNREADABLE", poison.value())));
        kinds.add(invalid(GpuReport.newBuilder(good).setCluster("").build()));
        kinds.add(invalid(GpuReport.newBuilder(good).setIntervalMs(60_001).build()));
        kinds.add(invalid(GpuReport.newBuilder(good).setSequences(List.of()).build()));
        GpuReport ahead = GpuReport.newBuilder(good)
                .setIntervalStart(Instant.ofEpochMilli(timestampMs + AN_HOUR_MS))
                .build();
        kinds.add(new Kind("FUTURE", encoder.encode(ahead)));
        return kinds;
    }

    private Kind invalid(GpuReport report) {
        return new Kind("INVALID", encoder.encode(report));
    }
}
