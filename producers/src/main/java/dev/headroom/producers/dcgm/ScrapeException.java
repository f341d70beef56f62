package dev.headroom.producers.dcgm;

import org.jspecify.annotations.Nullable;

/** An exporter did not give an answer that can be used. The message is a few words for people. */
public final class ScrapeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** A failure told in a few words. */
    public ScrapeException(Kind kind, String message) {
        this(kind, message, null);
    }

    ScrapeException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What was wrong. */
    public Kind kind() {
        return kind;
    }

    /** Kinds of wrong answers. */
    public enum Kind {
        /** Nothing listens there, the name is unknown, or the connection broke. */
        UNREACHABLE,
        /** No complete answer in time. */
        TIMEOUT,
        /** An HTTP status other than 200. */
        HTTP_STATUS,
        /** The answer ended too early. */
        TRUNCATED,
        /** The answer is not in the Prometheus text format, or larger than any should be. */
        NOT_PROMETHEUS,
        /** The answer tells of no GPU: the exporter is starting, or its DCGM is not there. */
        NO_GPUS
    }
}
