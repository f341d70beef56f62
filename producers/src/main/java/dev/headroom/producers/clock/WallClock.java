package dev.headroom.producers.clock;

import dev.headroom.producers.ImportException;
import dev.headroom.producers.Outlet;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks with the time of day, as long as it is open: the logs of the fleet at every whole five seconds, the spend log at the start
 * and then at every whole minute. Of all instances of an installation one is elected and ticks; another takes over within some ten
 * seconds when it is gone.
 *
 * <p>The election is a consumer group on a topic of one partition: whoever is assigned the partition is elected. Nothing is read
 * and no offset is committed. A broker that is away is waited for: times that could not be ticked are not made up for, the next
 * tick stands for them. Two instances may both tick for a moment around a take-over, which harms nothing: a tick only says that a
 * time was reached.
 */
public final class WallClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WallClock.class);
    private static final String GROUP = "headroom-clock";
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long CLOSE_TIMEOUT_MS = 15_000;

    private final Supplier<Consumer<byte[], byte[]>> elections;
    private final Supplier<Outlet> outlets;
    private final Clock clock;
    private final String topic;
    private final TickSchedule spend = TickSchedule.ofSpend();
    private final TickSchedule fleet = TickSchedule.ofFleet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "headroom-clock");

    private volatile @Nullable Consumer<byte[], byte[]> election;
    private volatile boolean elected;
    private @Nullable Outlet outlet;
    private @Nullable Ticks ticks;

    WallClock(Supplier<Consumer<byte[], byte[]>> elections, Supplier<Outlet> outlets, Clock clock, String topicPrefix) {
        this.elections = elections;
        this.outlets = outlets;
        this.clock = clock;
        this.topic = TopicCatalogue.COMMITMENT_TERMS.name(topicPrefix);
    }

    /**
     * Starts a clock on the cluster and registry of these client settings.
     *
     * @param clientConfig Kafka's and the registry client's own keys
     * @throws IllegalArgumentException when the registry is not named
     * @throws ImportException when no producer can be made of the settings
     */
    public static WallClock start(Map<String, ?> clientConfig, String topicPrefix) {
        Map<String, Object> reading = new HashMap<>(clientConfig);
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, topicPrefix + GROUP);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        reading.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        reading.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        Map<String, Object> writing = new HashMap<>(clientConfig);
        writing.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP);
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        writing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        writing.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        writing.put(AvroSerdes.PATIENCE_CONFIG, 10_000);
        WallClock wallClock = new WallClock(
                () -> new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                () -> Outlet.connect(writing, topicPrefix),
                Clock.systemUTC(),
                topicPrefix);
        // Made here, so that settings that cannot work are told to whoever starts the clock.
        wallClock.outlet = Outlet.connect(writing, topicPrefix);
        wallClock.start();
        return wallClock;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether this instance is the one that ticks. */
    public boolean isElected() {
        return elected;
    }

    /** Stops ticking and leaves the election to others. */
    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> polling = election;
        if (polling != null) {
            polling.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing()) {
                takePart();
            }
        } catch (InterruptedException | InterruptException interrupted) {
            LOG.debug("clock interrupted");
        } finally {
            closeOutlet();
        }
    }

    /** Takes part in the election until closed or until something fails. */
    private void takePart() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = elections.get()) {
            election = consumer;
            consumer.subscribe(List.of(topic), new Election(consumer));
            while (!isClosing()) {
                consumer.poll(elected ? quiet() : LONGEST_POLL);
                if (elected) {
                    tickIfDue();
                }
            }
        } catch (WakeupException closed) {
            LOG.debug("clock closed");
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (KafkaException failed) {
            LOG.warn("the clock cannot take part in its election: {}; trying again", failed.getMessage());
            pause();
        } finally {
            election = null;
            elected = false;
        }
    }

    /** How long a poll may take: until the next tick, if that is soon. */
    private Duration quiet() {
        Instant now = clock.instant();
        return Stream.of(LONGEST_POLL, fleet.quiet(now), spend.quiet(now))
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_POLL);
    }

    private void tickIfDue() throws InterruptedException {
        Instant now = clock.instant();
        Optional<Instant> spendDue = spend.due(now);
        Optional<Instant> fleetDue = fleet.due(now);
        if (spendDue.isEmpty() && fleetDue.isEmpty()) {
            return;
        }
        try {
            if (outlet == null) {
                outlet = outlets.get();
            }
            if (ticks == null) {
                ticks = new Ticks(outlet);
            }
            spendDue.ifPresent(ticks::writeSpend);
            fleetDue.ifPresent(ticks::writeFleet);
            outlet.flush();
            spendDue.ifPresent(spend::done);
            fleetDue.ifPresent(fleet::done);
        } catch (ImportException failed) {
            LOG.warn("no tick for {}: {}; trying again", now, failed.getMessage());
            // A producer that lost a record is not used again.
            closeOutlet();
            pause();
        }
    }

    private void closeOutlet() {
        if (outlet != null) {
            outlet.close();
            outlet = null;
            ticks = null;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits a moment, not longer than until closed. */
    private void pause() throws InterruptedException {
        if (closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("closed while waiting");
        }
    }

    /** Keeps track of who is elected; the partition is paused, since nothing is to be read from it. */
    private final class Election implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;

        Election(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                consumer.pause(partitions);
                elected = true;
                LOG.info("this instance ticks the clock");
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                elected = false;
                LOG.info("this instance no longer ticks the clock");
            }
        }
    }
}
