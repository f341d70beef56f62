package dev.headroom.cli.tables;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A record with a field of every kind that topics have. */
final class AllKinds {

    static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "AllKinds", "fields": [
              {"name": "text", "type": "string"},
              {"name": "maybe", "type": ["null", "string"]},
              {"name": "flag", "type": "boolean"},
              {"name": "small", "type": "int"},
              {"name": "big", "type": "long"},
              {"name": "ratio", "type": ["null", "double"]},
              {"name": "day", "type": ["null", {"type": "long", "logicalType": "timestamp-millis", "headroom.format": "day"}]},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "date", "type": {"type": "int", "logicalType": "date"}},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["ROWS", "TICK"]}},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 18}},
              {"name": "tags", "type": {"type": "map", "values": "string"}},
              {"name": "parts", "type": {"type": "array", "items": {"type": "record", "name": "Part", "fields": [
                {"name": "id", "type": "string"},
                {"name": "cost", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 18}]}
              ]}}}
            ]}""");

    static final long APRIL_10 = 1_744_243_200_000L;
    static final int APRIL_10_DAY = 20_188;
    private static final BigInteger ONE = BigInteger.TEN.pow(18);

    private AllKinds() {}

    static GenericRecord of(String text, @Nullable String maybe, @Nullable Double ratio, @Nullable Long day) {
        Schema part = SCHEMA.getField("parts").schema().getElementType();
        GenericRecord priced = new GenericData.Record(part);
        priced.put("id", "a");
        priced.put("cost", decimal(ONE.negate().shiftRight(1)));
        GenericRecord free = new GenericData.Record(part);
        free.put("id", "b");
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("text", text);
        row.put("maybe", maybe);
        row.put("flag", true);
        row.put("small", -3);
        row.put("big", 9_007_199_254_740_993L);
        row.put("ratio", ratio);
        row.put("day", day);
        row.put("at", APRIL_10 + 1);
        row.put("date", APRIL_10_DAY);
        row.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "ROWS"));
        row.put("amount", decimal(ONE.multiply(BigInteger.valueOf(250)).add(BigInteger.ONE)));
        row.put("tags", Map.of("x_team", "core"));
        row.put("parts", List.of(priced, free));
        return row;
    }

    private static ByteBuffer decimal(BigInteger unscaled) {
        return ByteBuffer.wrap(unscaled.toByteArray());
    }
}
