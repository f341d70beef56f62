package dev.headroom.app;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for answers of the Kafka cluster, and puts what went wrong into a line for an operator. */
final class Answers {

    private Answers() {}

    /**
     * The answer; empty where the topic asked about does not exist, or one that is to be made already does.
     *
     * @param purpose what was to be done, for the message
     */
    static <T> Optional<T> of(KafkaFuture<T> future, String purpose) {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException
                    || failed.getCause() instanceof TopicExistsException) {
                return Optional.empty();
            }
            String reason = failed.getCause() instanceof TimeoutException
                    ? "the cluster does not answer; is it running, and is bootstrap.servers right?"
                    : AppException.reason(failed);
            throw new AppException("cannot " + purpose + ": " + reason, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AppException("stopped while trying to " + purpose, stopped);
        }
    }
}
