package dev.headroom.topics;

import dev.headroom.topics.Topic.Direction;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/data-dictionary.md}: every topic of the catalogue, a row a column, in the words of the schemas. */
final class DataDictionary {

    private static final String HEAD = """
            # Data dictionary

            Made from the schemas in `schemas/src/main/avro` and the topic catalogue; edit those, then run
            `mvn -pl schemas -am test -Dtest=DataDictionaryTest -Dsurefire.failIfNoSpecifiedTests=false -Ddictionary.update=true`.

            Keys and values are Avro in Confluent's wire format, under the subjects `<topic>-key` and `<topic>-value`. A *table* is a
            compacted topic: the latest record of a key is the row, and a record without value deletes it; an *ageing table* also forgets rows
            older than its retention. A *log* keeps every record.
            `timestamp` is milliseconds since 1970 in UTC, `timestamp (day)` the same at 00:00; amounts in tables are whole millionths
            (`…_micros`) of the row's `unit`.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private DataDictionary() {}

    static String of(List<Topic> topics) {
        DataDictionary dictionary = new DataDictionary();
        dictionary.index(topics);
        topics.forEach(dictionary::topic);
        return dictionary.text.toString();
    }

    private void index(List<Topic> topics) {
        text.append("\n| topic | kind | what |\n|---|---|---|\n");
        topics.forEach(topic -> row("[%1$s](#%1$s)".formatted(topic.name()), kind(topic), topic.meaning()));
    }

    private void topic(Topic topic) {
        text.append("\n## ")
                .append(topic.name())
                .append("\n\n")
                .append(topic.meaning())
                .append('\n');
        text.append("\n%s, created with %d partition%s.\n"
                .formatted(
                        topic.direction() == Direction.INPUT ? "Input " + kind(topic) : "Output " + kind(topic),
                        topic.partitions(),
                        topic.partitions() == 1 ? "" : "s"));
        if (topic.valueSchema() == null) {
            text.append("\nKey and value are bytes as received. Headers, all text: `")
                    .append(String.join("`, `", DeadLetterHeaders.all()))
                    .append("`.\n");
            return;
        }
        if (topic.keySchema() == null) {
            text.append(
                    topic.direction() == Direction.INPUT ? "\nThe key is plain UTF-8 text.\n" : "\nThe key is null.\n");
        }
        text.append("\n| column | type | null | meaning |\n|---|---|---|---|\n");
        columns(topic.keySchema(), " (key)");
        columns(topic.valueSchema(), "");
        nestedRecordsOf(topic.valueSchema());
    }

    private void columns(@Nullable Schema record, String mark) {
        if (record != null) {
            record.getFields().forEach(field -> {
                ColumnType type = ColumnType.of(field.schema());
                row("`" + field.name() + "`" + mark, type.words(), type.nullable() ? "yes" : "", field.doc());
            });
        }
    }

    private void nestedRecordsOf(Schema record) {
        for (Schema.Field field : record.getFields()) {
            ColumnType.of(field.schema()).nestedRecord().ifPresent(nested -> {
                text.append("\n`").append(nested.getName()).append("`: ").append(nested.getDoc());
                text.append("\n\n| column | type | null | meaning |\n|---|---|---|---|\n");
                columns(nested, "");
                nestedRecordsOf(nested);
            });
        }
    }

    private void row(@Nullable String... cells) {
        for (String cell : cells) {
            text.append("| ")
                    .append(cell == null ? "" : cell.replace("|", "\\|"))
                    .append(' ');
        }
        text.append("|\n");
    }

    private static String kind(Topic topic) {
        return switch (topic.cleanup()) {
            case LOG -> "log";
            case COMPACTED -> "table";
            case COMPACTED_AND_AGED -> "ageing table";
        };
    }
}
