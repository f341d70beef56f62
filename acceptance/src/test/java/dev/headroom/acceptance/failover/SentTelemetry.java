package dev.headroom.acceptance.failover;

import dev.headroom.acceptance.CommittedRows;
import dev.headroom.events.GpuReport;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.shard.NaiveFleet;
import dev.headroom.fleet.shard.ShardBook.Outcome;
import dev.headroom.fleet.shard.TelemetryLog.Entry;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What is in the log of telemetry, added up naively.
 *
 * @param samples records but for ticks
 * @param refused those that should be dead letters, by reason
 * @param minutes sums of each row, named as {@link NaiveFleet#rowOf} does
 * @param nodesReporting likewise
 */
record SentTelemetry(
        int samples,
        Map<String, Long> refused,
        Map<String, Map<Sum, Long>> minutes,
        Map<String, Integer> nodesReporting,
        long gaps) {

    static SentTelemetry in(CommittedRows rows, AvroSerdes serdes) {
        Deserializer<GpuReport> reader = serdes.value(GpuReport.class).deserializer();
        Map<Integer, List<Entry>> logs = new TreeMap<>();
        Map<String, Long> refused = new TreeMap<>();
        int samples = 0;
        for (ConsumerRecord<byte[], byte[]> record : rows.records(TopicCatalogue.GPU_UTILIZATION)) {
            Optional<String> reason = Garbage.reasonFor(record);
            samples += record.key() == null ? 0 : 1;
            if (reason.isPresent()) {
                refused.merge(reason.get(), 1L, Long::sum);
            } else {
                logs.computeIfAbsent(record.partition(), any -> new ArrayList<>())
                        .add(new Entry(reader.deserialize(record.topic(), record.value()), record.timestamp()));
            }
        }
        SentTelemetry sent = new SentTelemetry(samples, refused, new TreeMap<>(), new TreeMap<>(), 0);
        for (List<Entry> log : logs.values()) {
            sent = sent.plus(NaiveFleet.of(log));
        }
        return sent;
    }

    private SentTelemetry plus(NaiveFleet partition) {
        refused.merge("LATE", (long) partition.outcomes().getOrDefault(Outcome.LATE, 0), Long::sum);
        partition.minutes().forEach((row, sums) -> {
            Map<Sum, Long> total = minutes.computeIfAbsent(row, any -> new TreeMap<>());
            sums.forEach((sum, amount) -> total.merge(sum, amount, Long::sum));
        });
        partition.nodesReporting().forEach((row, nodes) -> nodesReporting.merge(row, nodes, Integer::sum));
        return new SentTelemetry(samples, refused, minutes, nodesReporting, gaps + partition.gaps());
    }
}
