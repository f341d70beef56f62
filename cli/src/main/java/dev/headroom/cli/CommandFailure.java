package dev.headroom.cli;

import org.jspecify.annotations.Nullable;

/** A command could not do what it was asked. The message is one line for people: what, where, what to do. Exit code 1. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that is told in one line. */
    public CommandFailure(String message) {
        super(message);
    }

    /** A failure of something else; its stack trace shows with {@code --verbose}. */
    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
