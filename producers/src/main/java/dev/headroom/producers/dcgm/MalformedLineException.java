package dev.headroom.producers.dcgm;

/** A line that is not of the text format. It carries no stack trace: garbage comes by the thousand. */
final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final BadLine reason;

    MalformedLineException(BadLine reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    BadLine reason() {
        return reason;
    }
}
