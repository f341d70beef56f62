package dev.headroom.topology;

import dev.headroom.serde.RegistryUnavailableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and tells one that can never be read from a registry that does not answer now: the first is a {@link Unreadable},
 * the second stays an exception, so that the record is tried again and never skipped.
 */
public final class RecordReader<T> {

    /** Reason of a dead letter that cannot be read. */
    public static final String REASON = "UNREADABLE";

    private final Deserializer<T> deserializer;

    /** A reader of values. */
    public RecordReader(Deserializer<T> deserializer) {
        this.deserializer = deserializer;
    }

    /** The record is no Avro in Confluent's wire format, or of no known schema; the message says which. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Reads a value of a topic. */
    public T read(String topic, byte @Nullable [] bytes) throws Unreadable {
        if (bytes == null || bytes.length == 0) {
            throw new Unreadable("the value is empty", null);
        }
        T value;
        try {
            value = deserializer.deserialize(topic, bytes);
        } catch (RegistryUnavailableException unanswered) {
            throw unanswered;
        } catch (RuntimeException failed) {
            throw new Unreadable(innermost(failed), failed);
        }
        if (value == null) {
            throw new Unreadable("the value is null", null);
        }
        return value;
    }

    private static String innermost(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause == failed ? said(failed) : said(failed) + ": " + said(cause);
    }

    /** Decoders that run out of bytes say so by the kind of exception alone. */
    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
