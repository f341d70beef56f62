package dev.headroom.telemetry;

/** The bytes are no record of the telemetry schema. The message says what is wrong and at which byte. */
public final class MalformedReportException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedReportException(String message) {
        // One a bad record, and nobody looks at where it was thrown.
        super(message, null, false, false);
    }
}
