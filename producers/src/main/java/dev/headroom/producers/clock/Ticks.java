package dev.headroom.producers.clock;

import dev.headroom.events.DeliveryKind;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.Outlet;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes ticks to every partition of the logs that carry time. */
public final class Ticks {

    private final Outlet outlet;
    /** Each log that carries ticks, with what a tick in it looks like. */
    private final Map<Topic, byte[]> logs;

    /** Ticks of every log there is, written through {@code outlet}, which stays open. */
    public Ticks(Outlet outlet) {
        this.outlet = outlet;
        this.logs = Map.of(TopicCatalogue.CLOUD_SPEND, spendTick(outlet));
    }

    /**
     * Writes one tick to every partition and waits until all are written.
     *
     * @return how many records that were
     * @throws dev.headroom.producers.ImportException naming topic and cause when one cannot be written
     */
    public int write(Instant instant) {
        int written = 0;
        for (Map.Entry<Topic, byte[]> log : logs.entrySet()) {
            String name = outlet.nameOf(log.getKey());
            int partitions = outlet.partitionsOf(log.getKey());
            for (int partition = 0; partition < partitions; partition++) {
                outlet.send(new ProducerRecord<>(name, partition, instant.toEpochMilli(), null, log.getValue()));
                written++;
            }
        }
        outlet.flush();
        return written;
    }

    private static byte[] spendTick(Outlet outlet) {
        SpendDelivery tick = new SpendDelivery();
        tick.setKind(DeliveryKind.TICK);
        tick.setRows(List.of());
        return outlet.valuesOf(TopicCatalogue.CLOUD_SPEND, SpendDelivery.class).encode(tick);
    }
}
