package dev.headroom.local;

/**
 * The local broker or registry cannot start or go on. The message is one line for a person: what, where and what to do; the cause
 * is for the log.
 */
public final class LocalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure without a further cause. */
    public LocalException(String message) {
        super(message);
    }

    /** A failure with the exception behind it. */
    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
