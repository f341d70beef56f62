package dev.headroom.producers.dcgm;

import dev.headroom.producers.dcgm.ScrapeException.Kind;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer while it arrives; fails with a {@link ScrapeException} where it cannot be used. */
final class ScrapeBody implements HttpResponse.BodySubscriber<Scrape> {

    static final long LARGEST_BODY = 32L * 1024 * 1024;

    private static final int OK = 200;

    private final int status;
    private final ScrapeReader reader;
    private final CompletableFuture<Scrape> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** A body of an answer with this HTTP status. */
    ScrapeBody(int status, ScrapeReader reader) {
        this.status = status;
        this.reader = reader;
    }

    @Override
    public CompletionStage<Scrape> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        if (status == OK) {
            started.request(Long.MAX_VALUE);
        } else {
            refuse(Kind.HTTP_STATUS, "HTTP status " + status);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (body.isDone()) {
            return;
        }
        pieces.forEach(reader.text()::accept);
        if (reader.text().byteCount() > LARGEST_BODY) {
            refuse(Kind.NOT_PROMETHEUS, "more than " + LARGEST_BODY / (1024 * 1024) + " MiB");
        }
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(new ScrapeException(Kind.TRUNCATED, truncated(), broken));
    }

    @Override
    public void onComplete() {
        PrometheusText text = reader.text();
        if (!text.isComplete() && text.sampleCount() > 0) {
            refuse(Kind.TRUNCATED, truncated());
        } else if (text.sampleCount() == 0
                && text.byteCount() > 0
                && !(text.isComplete() && text.badLines().isEmpty())) {
            refuse(Kind.NOT_PROMETHEUS, "not in the Prometheus text format");
        } else {
            complete(new Scrape(reader.gpus(), text.badLines()));
        }
    }

    private void complete(Scrape scrape) {
        if (scrape.gpus().isEmpty()) {
            refuse(Kind.NO_GPUS, "tells of no GPU");
        } else {
            body.complete(scrape);
        }
    }

    private String truncated() {
        return String.format(
                Locale.ROOT,
                "the answer broke off after %,d bytes",
                reader.text().byteCount());
    }

    private void refuse(Kind kind, String message) {
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new ScrapeException(kind, message));
    }
}
