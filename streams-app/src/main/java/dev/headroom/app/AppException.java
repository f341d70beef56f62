package dev.headroom.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator has to mend. The message is one line: what, where, what to do. Where several things are wrong they are
 * listed beside it, one line each, all of them and not only the first.
 */
public final class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** A failure that is told in one line. */
    public AppException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.faults = List.of();
    }

    /** Several faults under one headline. */
    public AppException(String message, List<String> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** The single faults, one line each; empty where the message says it all. */
    public List<String> faults() {
        return faults;
    }

    /** What is at the bottom of a failure, in words. */
    static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
    }
}
