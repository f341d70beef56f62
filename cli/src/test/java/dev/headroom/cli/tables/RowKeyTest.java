package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class RowKeyTest {

    private static final Schema SCHEMA = SchemaBuilder.record("Key")
            .fields()
            .requiredString("key_id")
            .requiredInt("key_version")
            .endRecord();

    @Test
    void shouldCompareFieldsInTheirOrder() {
        // When
        List<RowKey> sorted = Stream.of(key("b", 1), key("a", 10), key("a", 9), key("", 3))
                .sorted()
                .toList();

        // Then
        assertThat(sorted).containsExactly(key("", 3), key("a", 9), key("a", 10), key("b", 1));
    }

    @Test
    void shouldCompareTextsByCodePointWhenTheyLeaveTheBasicPlane() {
        // Given
        String beyond = "\uD83D\uDE00";
        String lastOfBasicPlane = "\uFFFD";

        // Then
        assertThat(beyond.compareTo(lastOfBasicPlane)).isNegative();
        assertThat(key(beyond, 1)).isGreaterThan(key(lastOfBasicPlane, 1));
        assertThat(key("x" + beyond, 1)).isGreaterThan(key("x", 1)).isGreaterThan(key("xy", 1));
    }

    @Test
    void shouldBeEqualWhenOnlyTheKindOfTextDiffers() {
        // Given
        GenericRecord utf8 = new GenericData.Record(SCHEMA);
        utf8.put("key_id", new Utf8("a"));
        utf8.put("key_version", 1);

        // Then
        assertThat(RowKey.of(utf8)).isEqualTo(key("a", 1)).hasSameHashCodeAs(key("a", 1));
    }

    private static RowKey key(String id, int version) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("key_id", id);
        record.put("key_version", version);
        return RowKey.of(record);
    }
}
