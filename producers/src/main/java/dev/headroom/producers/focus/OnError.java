package dev.headroom.producers.focus;

/** What becomes of a bad row. */
public enum OnError {
    /** The import stops before anything of the file is sent, and lists the bad rows. */
    FAIL,
    /** The row is left out. */
    SKIP,
    /** The row is left out and written to {@code dead_letters}. */
    DLQ
}
