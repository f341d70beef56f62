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
 * fault, or HTTP 5xx, 408 or 429) is made again, a little later each time, until the patience runs out. An answer, also "no such
 * schema", is passed on at once. So a caller may take a failed call for a verdict on the record.
 */
final class PatientRegistry implements InvocationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;
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
                if (!isNoAnswer(cause) || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs) > deadline) {
                    throw cause;
                }
                LOG.warn("schema registry does not answer ({}); trying again in {} ms", cause.getMessage(), pauseMs);
                TimeUnit.MILLISECONDS.sleep(pauseMs);
                pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
            }
        }
    }

    /** Whether a failure says nothing about the schema asked for. */
    static boolean isNoAnswer(Throwable failure) {
        if (failure instanceof RestClientException answer) {
            int status = answer.getStatus();
            return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        }
        return failure instanceof IOException;
    }
}
