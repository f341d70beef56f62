package dev.headroom.producers.focus;

import dev.headroom.events.ChargeRow;
import dev.headroom.events.DeliveryKind;
import dev.headroom.events.SpendDelivery;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends the rows of one artifact to {@code cloud_spend}, in order, numbered from 1 without gaps, up to {@value #MOST_ROWS} rows and
 * about 512 kB a record; then the end of the artifact, once all rows are known to be written.
 */
public final class DeliveryWriter {

    static final int MOST_ROWS = 500;
    private static final int MOST_CHARS = 512 * 1024;

    private final Outlet outlet;
    private final RecordEncoder<SpendDelivery> encoder;
    private final String topic;
    private final byte[] key;
    private final Artifact artifact;

    private List<ChargeRow> rows = new ArrayList<>(MOST_ROWS);
    private int chars;
    private long sentRows;
    private long chunks;

    /** A writer of one artifact. */
    public DeliveryWriter(Outlet outlet, Artifact artifact) {
        this.outlet = outlet;
        this.encoder = outlet.valuesOf(TopicCatalogue.CLOUD_SPEND, SpendDelivery.class);
        this.topic = outlet.nameOf(TopicCatalogue.CLOUD_SPEND);
        this.key = artifact.scope().getBytes(StandardCharsets.UTF_8);
        this.artifact = artifact;
    }

    /**
     * Adds a row.
     *
     * @param size estimate of the row's size in bytes
     */
    public void add(ChargeRow row, int size) {
        if (rows.size() == MOST_ROWS || (chars + (long) size > MOST_CHARS && !rows.isEmpty())) {
            sendRows();
        }
        rows.add(row);
        chars += size;
    }

    /** Sends what is left and the end of the artifact, and waits until both are written. */
    public void end() {
        if (!rows.isEmpty()) {
            sendRows();
        }
        // An end that overtook a lost chunk would be taken for a broken artifact.
        outlet.flush();
        SpendDelivery end = delivery(DeliveryKind.ARTIFACT_END);
        end.setRowCount(sentRows);
        send(end);
        outlet.flush();
    }

    /** Records sent, the end not counted. */
    public long chunks() {
        return chunks;
    }

    private void sendRows() {
        SpendDelivery delivery = delivery(DeliveryKind.ROWS);
        delivery.setFirstRow(sentRows + 1);
        delivery.setRows(rows);
        send(delivery);
        sentRows += rows.size();
        chunks++;
        rows = new ArrayList<>(MOST_ROWS);
        chars = 0;
    }

    private SpendDelivery delivery(DeliveryKind kind) {
        SpendDelivery delivery = new SpendDelivery();
        delivery.setKind(kind);
        delivery.setScope(artifact.scope());
        delivery.setArtifact(artifact.id());
        delivery.setStyle(artifact.style());
        delivery.setLedger(artifact.ledger());
        delivery.setContentHash(artifact.contentHash());
        delivery.setSourceName(artifact.sourceName());
        delivery.setRows(List.of());
        return delivery;
    }

    private void send(SpendDelivery delivery) {
        outlet.send(new ProducerRecord<>(topic, key, encoder.encode(delivery)));
    }
}
