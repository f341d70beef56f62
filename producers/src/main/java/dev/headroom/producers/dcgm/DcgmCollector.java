package dev.headroom.producers.dcgm;

import dev.headroom.events.GpuReport;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.telemetry.ClusterShard;
import dev.headroom.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Asks dcgm-exporters at the end of every interval and writes what they answer to {@code gpu_utilization}: one record a rack, or a
 * host where no rack is known. What was read at the end stands for the interval; the end is the record's timestamp.
 *
 * <p>An exporter that does not answer is asked again within the interval and then counted; its host is in no record. A record that
 * is not written is counted, and the next interval is collected all the same. Wrong values and lines are left out ({@code
 * GpuMetric}, {@link BadLine}).
 *
 * <p>Nothing is kept across restarts. After one, energy is measured from the second interval on, XID errors from before are not
 * reported and no GPU is failed because of them, and GPUs that were gone before are only missed where a mapping says how many there
 * are.
 */
public final class DcgmCollector implements AutoCloseable {

    private static final int THREADS =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final CollectorOptions options;
    private final Outlet outlet;
    private final Clock clock;
    private final RecordEncoder<GpuReport> encoder;
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, DcgmCollector::daemon);
    private final Exporters exporters;
    private final FleetMemory memory;
    private final IntervalSchedule schedule;
    private final CollectorTotals totals = new CollectorTotals();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable ScrapeRound> current = new AtomicReference<>();
    private Set<Target> silent = Set.of();

    /** A collector with the time of day, which writes through {@code outlet} and leaves it open. */
    public DcgmCollector(CollectorOptions options, Outlet outlet) {
        this(options, outlet, Clock.systemUTC());
    }

    DcgmCollector(CollectorOptions options, Outlet outlet, Clock clock) {
        this.options = options;
        this.outlet = outlet;
        this.clock = clock;
        this.encoder = outlet.valuesOf(TopicCatalogue.GPU_UTILIZATION, GpuReport.class);
        this.exporters = new Exporters(
                executor, options.rackLabel(), options.budget().multipliedBy(2).dividedBy(5));
        this.memory = new FleetMemory(options);
        this.schedule = new IntervalSchedule(options.interval());
    }

    /** What was done so far. */
    public CollectorTotals totals() {
        return totals;
    }

    /**
     * Collects interval after interval until {@link #stop} is called.
     *
     * @param listener told of every interval
     * @throws dev.headroom.producers.ImportException when the schema registry does not answer or refuses the schema
     */
    public void run(Consumer<IntervalResult> listener) throws InterruptedException {
        while (true) {
            Instant end = schedule.nextEnd(clock.instant());
            if (stopsBefore(end)) {
                return;
            }
            totals.missed(schedule.done(end));
            listener.accept(collect(end));
        }
    }

    /** Collects, now, the interval that ended last. */
    public IntervalResult once() throws InterruptedException {
        return collect(schedule.lastEnd(clock.instant()));
    }

    /** Makes {@link #run} return soon: what has answered by now is still sent. */
    public void stop() {
        stopped.countDown();
        ScrapeRound round = current.get();
        if (round != null) {
            round.cutShort();
        }
    }

    /** Lets go of threads and connections. */
    @Override
    public void close() {
        stop();
        List<Runnable> unused = executor.shutdownNow();
    }

    IntervalResult collect(Instant intervalEnd) throws InterruptedException {
        ScrapeRound round = new ScrapeRound(exporters, executor, order(), options.budget());
        current.set(round);
        if (stopped.getCount() == 0) {
            round.cutShort();
        }
        ScrapeRound.Outcome outcome = round.run();
        silent = outcome.failures().keySet();
        Collection<SeenGpu> seen = SeenGpus.of(options.targets(), outcome.answers(), options.mapping());
        List<GpuReport> reports = memory.reports(seen, silent, intervalEnd);
        IntervalResult result = result(intervalEnd, outcome, seen, reports);
        totals.add(result);
        send(reports, intervalEnd);
        return result;
    }

    /** Those that answered last time first: whatever happened to the others must not cost them their turn. */
    private List<Target> order() {
        List<Target> order = new ArrayList<>(options.targets());
        order.removeAll(silent);
        order.addAll(silent);
        return order;
    }

    private IntervalResult result(
            Instant intervalEnd, ScrapeRound.Outcome outcome, Collection<SeenGpu> seen, List<GpuReport> reports) {
        Map<BadLine, Integer> badLines = new EnumMap<>(BadLine.class);
        outcome.answers()
                .values()
                .forEach(scrape ->
                        scrape.badLines().forEach((line, count) -> badLines.merge(line, count, Integer::sum)));
        Set<String> hosts = new HashSet<>();
        seen.forEach(gpu -> hosts.add(gpu.host()));
        int expected = reports.stream()
                .flatMap(report -> report.getGpusExpected().stream())
                .mapToInt(Integer::intValue)
                .sum();
        return new IntervalResult(
                intervalEnd,
                options.targets().size(),
                outcome.failures(),
                hosts.size(),
                seen.size(),
                expected,
                reports.size(),
                badLines);
    }

    private void send(List<GpuReport> reports, Instant intervalEnd) {
        String topic = outlet.nameOf(TopicCatalogue.GPU_UTILIZATION);
        // A broker that is away makes every record wait; the next interval must not wait for them all.
        long deadline = System.nanoTime() + options.interval().dividedBy(2).toNanos();
        for (GpuReport report : reports) {
            if (System.nanoTime() > deadline) {
                totals.recordRefused("cannot write to topic " + topic + ": the broker takes no records");
                continue;
            }
            String rackOrHost = report.getRack().isEmpty() ? report.getHosts().get(0) : report.getRack();
            String key = ClusterShard.keyOf(
                    options.provider(), options.region(), options.cluster(), rackOrHost, options.shards());
            outlet.offer(
                    new ProducerRecord<>(
                            topic,
                            null,
                            intervalEnd.toEpochMilli(),
                            key.getBytes(StandardCharsets.UTF_8),
                            encoder.encode(report)),
                    failed -> {
                        if (failed == null) {
                            totals.recordWritten();
                        } else {
                            totals.recordRefused(String.valueOf(failed.getMessage()));
                        }
                    });
        }
    }

    private boolean stopsBefore(Instant end) throws InterruptedException {
        // The time of day may be set while we wait: look again now and then.
        for (long left = leftMs(end); left > 0; left = leftMs(end)) {
            if (stopped.await(Math.min(left, Duration.ofSeconds(1).toMillis()), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return stopped.getCount() == 0;
    }

    private long leftMs(Instant end) {
        long left = Duration.between(clock.instant(), end).toMillis();
        return left > options.interval().toMillis() * 2 ? 0 : left;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "headroom-scrape");
        thread.setDaemon(true);
        return thread;
    }
}
