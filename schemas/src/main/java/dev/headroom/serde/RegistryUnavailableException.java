package dev.headroom.serde;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * The schema registry gave no answer for longer than {@value AvroSerdes#PATIENCE_CONFIG} allows, or refused to be asked. This says
 * nothing about the record: whoever gets it stops or tries again, and never skips the record.
 */
public final class RegistryUnavailableException extends KafkaException {

    private static final long serialVersionUID = 1L;

    /** It was asked about a record of {@code topic}. */
    public RegistryUnavailableException(String topic, Throwable cause) {
        super("the schema registry gave no answer about a record of " + topic, cause);
    }

    /** Whether that is what is behind a failure. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(PatientRegistry.NoAnswerException.class::isInstance);
    }
}
