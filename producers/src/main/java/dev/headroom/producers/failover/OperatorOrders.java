package dev.headroom.producers.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.GpuReport;
import dev.headroom.events.OperatorCommand;
import dev.headroom.events.ReportKind;
import dev.headroom.producers.Outlet;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an operator orders to {@code operator_commands}. An order holds for every decision whose closing tick comes after it
 * in the log; its record timestamp is when it was written, and decides nothing.
 */
public final class OperatorOrders {

    private final Outlet outlet;

    /** Orders that are written through {@code outlet}, which stays open. */
    public OperatorOrders(Outlet outlet) {
        this.outlet = outlet;
    }

    /**
     * Writes an order and waits until it is written. RETIRE is told to the fleet, too, in every partition of the telemetry log, so
     * that the hosts are no longer expected.
     *
     * @throws dev.headroom.producers.ImportException naming topic and cause when it cannot be written
     */
    public void write(OperatorCommand order) {
        outlet.send(new ProducerRecord<>(
                outlet.nameOf(TopicCatalogue.OPERATOR_COMMANDS),
                keyOf(order),
                outlet.valuesOf(TopicCatalogue.OPERATOR_COMMANDS, OperatorCommand.class)
                        .encode(order)));
        if (order.getKind() == CommandKind.RETIRE) {
            retire(order);
        }
        outlet.flush();
    }

    private void retire(OperatorCommand order) {
        GpuReport retirement = GpuReport.newBuilder()
                .setKind(ReportKind.RETIRE)
                .setProvider(order.getProvider())
                .setRegion(order.getRegion())
                .setCluster(order.getCluster())
                .build();
        byte[] value =
                outlet.valuesOf(TopicCatalogue.GPU_UTILIZATION, GpuReport.class).encode(retirement);
        String topic = outlet.nameOf(TopicCatalogue.GPU_UTILIZATION);
        int partitions = outlet.partitionsOf(TopicCatalogue.GPU_UTILIZATION);
        for (int partition = 0; partition < partitions; partition++) {
            outlet.send(new ProducerRecord<>(topic, partition, null, value));
        }
    }

    /** Null for what is about all regions. */
    private static byte @Nullable [] keyOf(OperatorCommand order) {
        return order.getRegion().isEmpty()
                ? null
                : (order.getProvider() + "/" + order.getRegion()).getBytes(StandardCharsets.UTF_8);
    }
}
