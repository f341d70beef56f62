package dev.headroom.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry over real HTTP that knows one id, keeps what it is asked, and can be told to answer with a status first. */
final class FakeRegistry implements AutoCloseable {

    private final HttpServer server;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Queue<Integer> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    private FakeRegistry(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static FakeRegistry start() throws IOException {
        return new FakeRegistry(0);
    }

    static FakeRegistry startOn(int port) throws IOException {
        return new FakeRegistry(port);
    }

    /** The next calls get these statuses, in order; later ones a good answer. */
    void answerFirstWith(Integer... statuses) {
        troubles.addAll(List.of(statuses));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int calls() {
        return calls.get();
    }

    /** The Authorization header of every call, "none" where there was none. */
    List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "none" : authorization);
        call.getRequestBody().readAllBytes();
        Integer trouble = troubles.poll();
        boolean known = !call.getRequestURI().getPath().startsWith("/schemas/ids/")
                || call.getRequestURI().getPath().equals("/schemas/ids/1");
        int status = trouble != null ? trouble : known ? 200 : 404;
        String body = status == 200
                ? "{\"id\": 1, \"schema\": \"\\\"string\\\"\"}"
                : "{\"error_code\": %d, \"message\": \"as told\"}".formatted(status == 404 ? 40403 : status);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
