package dev.headroom.app;

import dev.headroom.serde.RegistryUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a stream thread that failed. If the cause may pass, a broker or registry that is away, a new thread takes over
 * where the last transaction ended; if it does not, or threads fail again and again at once, the application shuts down with the
 * error, so that whoever supervises the process sees it. Nothing is ever skipped.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    private static final int MOST_REPLACEMENTS = 10;
    private static final long WITHIN_NANOS = 60_000_000_000L;

    private final String topology;
    private final LongSupplier nanoTime;
    private final Deque<Long> replacements = new ArrayDeque<>();
    private @Nullable Throwable fatal;

    FailurePolicy(String topology, LongSupplier nanoTime) {
        this.topology = topology;
        this.nanoTime = nanoTime;
    }

    /** What shut the application down; null while nothing has. */
    synchronized @Nullable Throwable fatal() {
        return fatal;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (isPassing(failure) && isRare()) {
            LOG.warn("topology {} goes on with a new thread after: {}", topology, AppException.reason(failure));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (fatal == null) {
            fatal = failure;
        }
        LOG.error("topology {} stops", topology, failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private boolean isRare() {
        long now = nanoTime.getAsLong();
        while (!replacements.isEmpty() && now - replacements.getFirst() > WITHIN_NANOS) {
            replacements.removeFirst();
        }
        replacements.addLast(now);
        return replacements.size() <= MOST_REPLACEMENTS;
    }

    private static boolean isPassing(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(
                        cause -> cause instanceof RetriableException || cause instanceof RegistryUnavailableException);
    }
}
