package dev.headroom.cli.tables;

import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what the topics of an installation hold at the time of the call, committed records only.
 *
 * <p>Of a table: the latest row per key, keys whose latest record is a tombstone left out, sorted by key (fields in the order of the
 * key's schema, texts by code point). Of a log: every record, in the order of its partition, while memory stays bounded. Of
 * {@code dead_letters}: what {@link DeadLetterRow} says. Keys and values are generic records of the schemas in {@link
 * TopicCatalogue}, whichever version wrote them.
 *
 * <p>A registry that does not answer fails a call with {@link dev.headroom.serde.RegistryUnavailableException}; a missing topic or
 * a broker that stops answering with {@link dev.headroom.cli.CommandFailure}. Safe to use again and again, by one thread.
 */
public final class TableReader {

    private final TopicScan scan;
    private final AvroSerdes serdes;
    private final String topicPrefix;
    private final Map<Topic, Codec> codecs = new HashMap<>();

    /**
     * A reader of the cluster and registry of these settings; it connects when it reads.
     *
     * @param clientConfig Kafka's and the registry client's own keys
     */
    public TableReader(Map<String, ?> clientConfig, String topicPrefix) {
        this.scan = new TopicScan(clientConfig);
        this.serdes = AvroSerdes.of(clientConfig);
        this.topicPrefix = topicPrefix;
    }

    /** The schema of the rows of a topic. */
    public static Schema schemaOf(Topic topic) {
        Schema schema = topic.valueSchema();
        return schema == null ? DeadLetterRow.SCHEMA : schema;
    }

    /**
     * All rows of a table, in order.
     *
     * @throws org.apache.kafka.common.KafkaException at the first record that cannot be read
     */
    public List<TableRow> rows(Topic topic) {
        List<TableRow> rows = new ArrayList<>();
        read(topic, rows::add);
        return rows;
    }

    /** Gives every row of a table or record of a log to {@code visitor}. */
    public void read(Topic topic, RowVisitor visitor) {
        String name = topic.name(topicPrefix);
        if (topic.valueSchema() == null) {
            scan.run(name, record -> visitor.row(new TableRow(null, DeadLetterRow.of(record))));
        } else if (topic.cleanup() == Cleanup.LOG) {
            Codec codec = codecOf(topic);
            scan.run(name, record -> codec.visit(null, record, visitor));
        } else {
            readLatest(name, codecOf(topic), visitor);
        }
    }

    /** Values stay bytes until they are printed: a table may have millions of rows. */
    private void readLatest(String name, Codec codec, RowVisitor visitor) {
        TreeMap<RowKey, Latest> rows = new TreeMap<>();
        scan.run(name, record -> {
            GenericRecord key = codec.readKey(record, visitor);
            if (key == null) {
                return;
            }
            if (record.value() == null) {
                rows.remove(RowKey.of(key));
            } else {
                rows.put(RowKey.of(key), new Latest(key, record));
            }
        });
        for (Map.Entry<RowKey, Latest> row = rows.pollFirstEntry(); row != null; row = rows.pollFirstEntry()) {
            codec.visit(row.getValue().key(), row.getValue().record(), visitor);
        }
    }

    private Codec codecOf(Topic topic) {
        return codecs.computeIfAbsent(topic, known -> Codec.of(serdes, known));
    }

    private record Latest(GenericRecord key, ConsumerRecord<byte[], byte[]> record) {}
}
