package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import dev.headroom.producers.csv.FlatRecord;
import org.jspecify.annotations.Nullable;

/** The second pass: good rows go to the spend log, bad ones to the dead letters or nowhere. */
final class RowSender implements FocusFiles.Visitor {

    /** What a row takes beyond the characters of its fields, names of other columns included, roughly. */
    private static final int BYTES_BESIDE_TEXT = 400;

    private final DeliveryWriter writer;
    private final @Nullable DeadLetters deadLetters;
    private long count;

    RowSender(DeliveryWriter writer, @Nullable DeadLetters deadLetters) {
        this.writer = writer;
        this.deadLetters = deadLetters;
    }

    @Override
    public void good(FlatRecord row, RowReader reader) {
        writer.add(reader.build(row), row.length() + BYTES_BESIDE_TEXT);
        count++;
    }

    @Override
    public void bad(FlatRecord row, Fault fault) {
        if (deadLetters != null) {
            deadLetters.write(row, fault);
        }
    }

    long count() {
        return count;
    }

    /** Ends the artifact; the number of records its rows took. */
    long end() {
        writer.end();
        return writer.chunks();
    }
}
