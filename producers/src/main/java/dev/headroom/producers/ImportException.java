package dev.headroom.producers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import that could not be done. The message is one line for people: what, where, what to do. Where a file has several faults
 * they are listed beside it, one line each, each with its place.
 */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** A failure that is told in one line. */
    public ImportException(String message) {
        this(message, List.of());
    }

    /** A failure with the faults that led to it. */
    public ImportException(String message, List<String> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** A failure of something else, told in one line. */
    public ImportException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.faults = List.of();
    }

    /** The single faults, one line each; empty where the message says it all. */
    public List<String> faults() {
        return faults;
    }
}
