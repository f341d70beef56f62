package dev.headroom.topics;

import java.util.List;

/**
 * Headers of a record in {@code dead_letters}, all UTF-8 text. Key and value of such a record are those of the record that could
 * not be read, byte for byte; a refused row of a file has the row's text as value. The names are those Kafka Streams itself gives
 * dead letters (KIP-1034), so that one reader serves both.
 */
public final class DeadLetterHeaders {

    /** Topic the record was read from; absent for a row of a file. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition the record was read from, decimal. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset the record was read from, decimal. */
    public static final String OFFSET = "__streams.errors.offset";

    /** What is wrong with it, one line for people. */
    public static final String MESSAGE = "__streams.errors.message";

    /** What is wrong with it, a stable word for machines, for instance {@code UNREADABLE}. */
    public static final String REASON = "headroom.reason";

    /** File, where the record is a row of one. */
    public static final String FILE = "headroom.file";

    /** Line in the file, from 1, decimal. */
    public static final String LINE = "headroom.line";

    /** Column of the file the fault is in. */
    public static final String COLUMN = "headroom.column";

    private DeadLetterHeaders() {}

    /** All of them, in the order of this class. */
    public static List<String> all() {
        return List.of(TOPIC, PARTITION, OFFSET, MESSAGE, REASON, FILE, LINE, COLUMN);
    }
}
