package dev.headroom.cli.tables;

import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table or one record of a log, by the schemas of the catalogue.
 *
 * @param key the record's key; null in a log whose keys have no schema
 * @param value the record's value
 */
public record TableRow(@Nullable GenericRecord key, GenericRecord value) {}
