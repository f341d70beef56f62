package dev.headroom.cli.tables;

/** Is given what a topic holds, one after another. */
@FunctionalInterface
public interface RowVisitor {

    /** A row. */
    void row(TableRow row);

    /** A record that cannot be read; reading goes on after it. */
    default void unreadable(Unreadable record) {
        throw new UnreadableException(record);
    }
}
