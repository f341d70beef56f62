package dev.headroom.producers.clock;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.GpuReport;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.events.ReportKind;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.Outlet;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes ticks to every partition of the logs that carry time. The logs of the fleet ({@code gpu_utilization}, {@code
 * operator_commands}, {@code cloud_incidents}) tick every {@link #FLEET_PERIOD}, {@code cloud_spend} every minute. What a tick looks
 * like is asked of the registry once for each log. Not for several threads.
 */
public final class Ticks {

    /** How often the logs of the fleet tick, at whole multiples of it. */
    public static final Duration FLEET_PERIOD = Duration.ofSeconds(5);

    private final Outlet outlet;
    private final Log spend;
    private final List<Log> fleet;

    /** Ticks of every log there is, written through {@code outlet}, which stays open. */
    public Ticks(Outlet outlet) {
        this.outlet = outlet;
        this.spend = new Log(TopicCatalogue.CLOUD_SPEND, () -> spendTick(outlet));
        this.fleet = List.of(
                new Log(TopicCatalogue.GPU_UTILIZATION, () -> reportTick(outlet)),
                new Log(TopicCatalogue.OPERATOR_COMMANDS, () -> commandTick(outlet)),
                new Log(TopicCatalogue.CLOUD_INCIDENTS, () -> incidentTick(outlet)));
    }

    /**
     * Writes one tick to every partition of every log and waits until all are written.
     *
     * @return how many records that were
     * @throws dev.headroom.producers.ImportException naming topic and cause when one cannot be written
     */
    public int write(Instant instant) {
        int written = writeSpend(instant) + writeFleet(instant);
        outlet.flush();
        return written;
    }

    /**
     * Hands the producer one tick for every partition of the spend log, without waiting for it to be written.
     *
     * @return how many records that were
     */
    public int writeSpend(Instant instant) {
        return spend.write(instant);
    }

    /**
     * Hands the producer one tick for every partition of the logs of the fleet, without waiting for them to be written.
     *
     * @return how many records that were
     */
    public int writeFleet(Instant instant) {
        int written = 0;
        for (Log log : fleet) {
            written += log.write(instant);
        }
        return written;
    }

    private static byte[] spendTick(Outlet outlet) {
        SpendDelivery tick = new SpendDelivery();
        tick.setKind(DeliveryKind.TICK);
        tick.setRows(List.of());
        return outlet.valuesOf(TopicCatalogue.CLOUD_SPEND, SpendDelivery.class).encode(tick);
    }

    private static byte[] reportTick(Outlet outlet) {
        return outlet.valuesOf(TopicCatalogue.GPU_UTILIZATION, GpuReport.class)
                .encode(GpuReport.newBuilder().setKind(ReportKind.TICK).build());
    }

    private static byte[] commandTick(Outlet outlet) {
        return outlet.valuesOf(TopicCatalogue.OPERATOR_COMMANDS, OperatorCommand.class)
                .encode(OperatorCommand.newBuilder().setKind(CommandKind.TICK).build());
    }

    private static byte[] incidentTick(Outlet outlet) {
        return outlet.valuesOf(TopicCatalogue.CLOUD_INCIDENTS, CloudIncident.class)
                .encode(CloudIncident.newBuilder().setKind(IncidentKind.TICK).build());
    }

    /** A log that carries ticks. */
    private final class Log {

        private final Topic topic;
        private final Supplier<byte[]> encoding;
        private byte @Nullable [] tick;

        Log(Topic topic, Supplier<byte[]> encoding) {
            this.topic = topic;
            this.encoding = encoding;
        }

        int write(Instant instant) {
            if (tick == null) {
                tick = encoding.get();
            }
            String name = outlet.nameOf(topic);
            int partitions = outlet.partitionsOf(topic);
            for (int partition = 0; partition < partitions; partition++) {
                outlet.send(new ProducerRecord<>(name, partition, instant.toEpochMilli(), null, tick));
            }
            return partitions;
        }
    }
}
