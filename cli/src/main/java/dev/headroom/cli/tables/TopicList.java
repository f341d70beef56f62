package dev.headroom.cli.tables;

import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.Topic.Direction;
import dev.headroom.topics.TopicCatalogue;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The catalogue as rows: what there is to print. */
final class TopicList {

    static final Schema SCHEMA = SchemaBuilder.record("TopicEntry")
            .namespace("dev.headroom.cli.tables")
            .fields()
            .requiredString("name")
            .requiredString("kind")
            .requiredString("direction")
            .requiredString("meaning")
            .endRecord();

    private TopicList() {}

    static List<GenericRecord> rows() {
        return TopicCatalogue.all().stream().map(TopicList::row).toList();
    }

    private static GenericRecord row(Topic topic) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("name", topic.name());
        row.put("kind", topic.cleanup() == Cleanup.COMPACTED ? "table" : "log");
        row.put("direction", topic.direction() == Direction.INPUT ? "input" : "output");
        row.put("meaning", firstSentence(topic.meaning()));
        return row;
    }

    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end + 1)).strip();
    }

    static String names() {
        return String.join(", ", TopicCatalogue.all().stream().map(Topic::name).toList());
    }
}
