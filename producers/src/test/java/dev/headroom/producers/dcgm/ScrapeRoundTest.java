package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.dcgm.ScrapeException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScrapeRoundTest {

    private static final Duration BUDGET = Duration.ofSeconds(4);
    private static final Duration SMALL_BUDGET = Duration.ofSeconds(1);

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final Exporters patient = new Exporters(executor, "rack", Duration.ofSeconds(3));
    private final Exporters impatient = new Exporters(executor, "rack", Duration.ofMillis(500));
    private final List<FakeExporter> opened = new ArrayList<>();
    private final String text =
            new ExporterText("gpu-01", "NVIDIA H100 80GB HBM3").gpus(8).toString();

    @AfterEach
    void close() {
        opened.forEach(FakeExporter::close);
        executor.shutdownNow();
    }

    @Test
    void shouldAskAllTargets() throws InterruptedException {
        // Given
        FakeExporter one = exporter().answers(text);
        FakeExporter other = exporter().answers(text);
        // When
        ScrapeRound.Outcome outcome = round(one.target(), other.target());
        // Then
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.answers()).containsOnlyKeys(one.target(), other.target());
        assertThat(outcome.answers().values())
                .allSatisfy(scrape -> assertThat(scrape.gpus()).hasSize(8));
        assertThat(one.requests()).isEqualTo(1);
    }

    @Test
    void shouldAskAgainWhenATargetFails() throws InterruptedException {
        // Given
        FakeExporter flaky = exporter().failsThenAnswers(2, text);
        // When
        ScrapeRound.Outcome outcome = round(flaky.target());
        // Then
        assertThat(outcome.failures()).isEmpty();
        assertThat(flaky.requests()).isEqualTo(3);
    }

    @Test
    void shouldGiveUpAfterThreeTimes() throws InterruptedException {
        // Given
        FakeExporter broken = exporter().answersStatus(500);
        // When
        ScrapeRound.Outcome outcome = round(broken.target());
        // Then
        assertFailed(outcome, broken.target(), Kind.HTTP_STATUS, "HTTP status 500");
        assertThat(broken.requests()).isEqualTo(3);
    }

    @Test
    void shouldNotWaitForAnExporterThatHangs() throws InterruptedException {
        // Given
        FakeExporter hanging = exporter().hangs();
        // When
        ScrapeRound.Outcome outcome = shortRound(hanging.target());
        // Then
        assertFailed(outcome, hanging.target(), Kind.TIMEOUT, "no complete answer within 0.5 s");
    }

    @Test
    void shouldNotWaitForABodyThatDrips() throws InterruptedException {
        // Given
        FakeExporter dripping = exporter().drips();
        // When
        ScrapeRound.Outcome outcome = shortRound(dripping.target());
        // Then
        assertFailed(outcome, dripping.target(), Kind.TIMEOUT, "no complete answer within 0.5 s");
    }

    @Test
    void shouldNotUseAnAnswerThatBreaksOff() throws InterruptedException {
        // Given
        FakeExporter broken = exporter().breaksOff(text);
        FakeExporter unended = exporter().answers(text.substring(0, text.length() - 1));
        // When
        ScrapeRound.Outcome outcome = round(broken.target(), unended.target());
        // Then
        assertThat(outcome.answers()).isEmpty();
        assertFailed(
                outcome,
                broken.target(),
                Kind.TRUNCATED,
                String.format(Locale.ROOT, "the answer broke off after %,d bytes", text.length() / 2));
        assertFailed(
                outcome,
                unended.target(),
                Kind.TRUNCATED,
                String.format(Locale.ROOT, "the answer broke off after %,d bytes", text.length() - 1));
    }

    @Test
    void shouldTellWhatIsNoPrometheusTextFromWhatTellsOfNoGpu() throws InterruptedException {
        // Given
        FakeExporter page = exporter().answers("<html>\n<body>It works!</body>\n</html>\n");
        FakeExporter json = exporter().answers("{\"status\":\"ok\"}");
        FakeExporter starting = exporter().answers("# nothing yet\n");
        FakeExporter other = exporter().answers("up 1\n");
        // When
        ScrapeRound.Outcome outcome = round(page.target(), json.target(), starting.target(), other.target());
        // Then
        assertFailed(outcome, page.target(), Kind.NOT_PROMETHEUS, "not in the Prometheus text format");
        assertFailed(outcome, json.target(), Kind.NOT_PROMETHEUS, "not in the Prometheus text format");
        assertFailed(outcome, starting.target(), Kind.NO_GPUS, "tells of no GPU");
        assertFailed(outcome, other.target(), Kind.NO_GPUS, "tells of no GPU");
    }

    @Test
    void shouldTellThatNothingListens() throws IOException, InterruptedException {
        // Given
        Target nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = Target.parse("http://127.0.0.1:" + socket.getLocalPort());
        }
        // When
        ScrapeRound.Outcome outcome = round(nobody);
        // Then
        assertFailed(outcome, nobody, Kind.UNREACHABLE, "connection refused");
    }

    @Test
    void shouldEndWithWhatThereIsWhenCutShort() throws InterruptedException {
        // Given
        FakeExporter hanging = exporter().hangs();
        ScrapeRound round = new ScrapeRound(patient, executor, List.of(hanging.target()), Duration.ofSeconds(20));
        // When
        round.cutShort();
        ScrapeRound.Outcome outcome = round.run();
        // Then
        assertFailed(outcome, hanging.target(), Kind.TIMEOUT, "no complete answer in time");
    }

    private ScrapeRound.Outcome round(Target... targets) throws InterruptedException {
        return new ScrapeRound(patient, executor, List.of(targets), BUDGET).run();
    }

    private ScrapeRound.Outcome shortRound(Target... targets) throws InterruptedException {
        return new ScrapeRound(impatient, executor, List.of(targets), SMALL_BUDGET).run();
    }

    private static void assertFailed(ScrapeRound.Outcome outcome, Target target, Kind kind, String message) {
        assertThat(outcome.failures().get(target)).isNotNull().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessage(message);
        });
    }

    private FakeExporter exporter() {
        FakeExporter exporter = new FakeExporter();
        opened.add(exporter);
        return exporter;
    }
}
