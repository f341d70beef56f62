package dev.headroom.cli.tables;

import org.apache.avro.generic.GenericRecord;

/** Prints rows of one schema, one after another; closing prints what is left and leaves the writer open. */
public interface RowFormat extends AutoCloseable {

    /** Prints a row, or keeps it until there are more. */
    void row(GenericRecord value);

    @Override
    void close();
}
