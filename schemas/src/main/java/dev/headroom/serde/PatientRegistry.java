package dev.headroom.serde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry client that waits for a registry that is down instead of failing: every call that ends without an answer (network
 * fault, or HTTP 5xx, 408 or 429) is made again, a little later each time, until the patience runs out. Then, and at once where
 * waiting does not help (no rights, wrong path), it throws {@link NoAnswerException}. Any other failure, "no such schema" for
 * instance, is passed on as it is: that one is a verdict on the schema asked for.
 */
final class PatientRegistry implements InvocationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final SchemaRegistryClient registry;
    private final Duration patience;

    private PatientRegistry(SchemaRegistryClient registry, Duration patience) {
        this.registry = registry;
        this.patience = patience;
    }

    static SchemaRegistryClient around(SchemaRegistryClient registry, Duration patience) {
        return (SchemaRegistryClient) Proxy.newProxyInstance(
                SchemaRegistryClient.class.getClassLoader(),
                new Class<?>[] {SchemaRegistryClient.class},
                new PatientRegistry(registry, patience));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        long deadline = System.nanoTime() + patience.toNanos();
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            try {
                return method.invoke(registry, arguments);
            } catch (InvocationTargetException failed) {
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                if (isVerdict(cause)) {
                    throw cause;
                }
                if (!isPassing(cause) || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs) > deadline) {
                    throw new NoAnswerException(cause);
                }
                LOG.warn("schema registry does not answer ({}); trying again in {} ms", cause.getMessage(), pauseMs);
                pause(pauseMs, cause);
                pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
            }
        }
    }

    /** An interrupt ends the patience, not the process: it stays set, and the call fails as one without answer. */
    private static void pause(long pauseMs, Throwable cause) throws NoAnswerException {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMs);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(cause);
        }
    }

    /** Whether the registry judged the schema asked for: there is none (error codes 404xx), or it may not be registered. */
    private static boolean isVerdict(Throwable failure) {
        if (failure instanceof RestClientException answer) {
            return switch (answer.getStatus()) {
                case NOT_FOUND -> answer.getErrorCode() > NOT_FOUND;
                case CONFLICT, UNPROCESSABLE -> true;
                default -> false;
            };
        }
        return !(failure instanceof IOException);
    }

    /** Whether the next attempt may end better: not so for missing rights or a wrong path. */
    private static boolean isPassing(Throwable failure) {
        if (failure instanceof RestClientException answer) {
            int status = answer.getStatus();
            return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        }
        return true;
    }

    /** The registry said nothing about the schema it was asked for. */
    static final class NoAnswerException extends IOException {

        private static final long serialVersionUID = 1L;

        NoAnswerException(Throwable cause) {
            super("no answer from the schema registry: " + cause.getMessage(), cause);
        }
    }
}
