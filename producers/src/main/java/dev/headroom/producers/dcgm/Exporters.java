package dev.headroom.producers.dcgm;

import dev.headroom.producers.dcgm.ScrapeException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks exporters over HTTP/1.1. Redirects are not followed. */
final class Exporters {

    private final Executor executor;
    private final HttpClient client;
    private final String rackLabel;
    private final Duration timeout;

    /**
     * A client.
     *
     * @param executor on which answers are read
     * @param timeout for a whole answer; to connect may take a quarter of it, so that nodes that are gone are soon given up
     */
    Exporters(Executor executor, String rackLabel, Duration timeout) {
        this.executor = executor;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.dividedBy(4))
                .executor(executor)
                .build();
        this.rackLabel = rackLabel;
        this.timeout = timeout;
    }

    /** An answer, or a {@link ScrapeException} and nothing else. */
    CompletableFuture<Scrape> scrape(Target target) {
        HttpRequest request = HttpRequest.newBuilder(target.uri())
                .timeout(timeout)
                .header("Accept", "text/plain;version=0.0.4")
                .build();
        CompletableFuture<HttpResponse<Scrape>> answer =
                client.sendAsync(request, head -> new ScrapeBody(head.statusCode(), new ScrapeReader(rackLabel)));
        // The request's own timeout ends with the headers; a body may drip for ever.
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(() -> answer.cancel(true));
        CompletableFuture<Scrape> result = new CompletableFuture<>();
        CompletableFuture<?> unused = answer.whenComplete((response, failed) -> {
            if (failed == null) {
                result.complete(response.body());
            } else {
                result.completeExceptionally(reason(failed));
            }
        });
        return result;
    }

    private ScrapeException reason(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ScrapeException known) {
                return known;
            }
            if (cause instanceof HttpTimeoutException || cause instanceof CancellationException) {
                return new ScrapeException(Kind.TIMEOUT, "no complete answer within " + seconds(), failed);
            }
            if (cause instanceof UnresolvedAddressException) {
                return new ScrapeException(Kind.UNREACHABLE, "the host name is unknown", failed);
            }
        }
        return new ScrapeException(Kind.UNREACHABLE, unreachable(failed), failed);
    }

    private static String unreachable(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
            if (cause instanceof IOException && cause.getMessage() != null) {
                return "connection broken: " + cause.getMessage();
            }
        }
        return "connection broken: " + failed.getClass().getSimpleName();
    }

    private String seconds() {
        return timeout.toMillis() / 1_000.0 + " s";
    }
}
