/**
 * {@code headroom tables}: what the topics hold, for people and for scripts.
 *
 * <p>{@link dev.headroom.cli.tables.TableReader} reads: the latest committed row per key of a table, or every record of a log, as
 * generic Avro records of the catalogue's schema. The formats print them: {@code json} and {@code csv} exactly the fields of the
 * value in the order of its schema, {@code table} a choice of them laid out for people.
 */
@NullMarked
package dev.headroom.cli.tables;

import org.jspecify.annotations.NullMarked;
