package dev.headroom.producers.dcgm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An exporter on a free port, which behaves as it is told to. */
final class FakeExporter implements AutoCloseable {

    private static final int LONGEST_SECONDS = 30;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour = exchange -> answer(exchange, 404, "");

    private interface Behaviour {
        void handle(HttpExchange exchange) throws IOException;
    }

    FakeExporter() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(executor);
        server.createContext("/metrics", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                behaviour.handle(exchange);
            }
        });
        server.start();
    }

    Target target() {
        return Target.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    FakeExporter answers(Object text) {
        behaviour = exchange -> answer(exchange, 200, text.toString());
        return this;
    }

    FakeExporter answersStatus(int status) {
        behaviour = exchange -> answer(exchange, status, "no");
        return this;
    }

    /** Fails that many times, then answers. */
    FakeExporter failsThenAnswers(int times, Object text) {
        AtomicInteger left = new AtomicInteger(times);
        behaviour = exchange -> answer(exchange, left.getAndDecrement() > 0 ? 503 : 200, text.toString());
        return this;
    }

    /** Says nothing until it is closed. */
    FakeExporter hangs() {
        behaviour = exchange -> pause(LONGEST_SECONDS * 1_000L);
        return this;
    }

    /** Begins to answer, and goes on a byte at a time for ever. */
    FakeExporter drips() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!pause(50)) {
                body.write('#');
                body.flush();
            }
        };
        return this;
    }

    /** Promises all of the text and sends half. */
    FakeExporter breaksOff(Object text) {
        behaviour = exchange -> {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("as told");
        };
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    /** Whether the exporter was closed meanwhile. */
    private boolean pause(long milliseconds) {
        try {
            return closing.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
