package dev.headroom.producers.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.SentRecords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallClockTest {

    private static final TopicPartition ELECTION = new TopicPartition("commitment_terms", 0);
    private static final Instant START = Instant.parse("2026-01-01T10:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-01-01T10:01:00Z");

    private final SettableClock time = new SettableClock(START);
    private final SentRecords sent = new SentRecords("wall-clock");
    private final MockConsumer<byte[], byte[]> consumer = consumer();
    private final Queue<Consumer<byte[], byte[]>> consumers = new ConcurrentLinkedQueue<>(List.of(consumer));
    private final Queue<Outlet> outlets = new ConcurrentLinkedQueue<>();
    private final WallClock wallClock = new WallClock(
            () -> consumers.size() > 1 ? consumers.remove() : consumers.element(),
            () -> outlets.isEmpty() ? sent.outlet() : outlets.remove(),
            time,
            "");

    @AfterEach
    void stop() {
        wallClock.close();
    }

    @Test
    void shouldTickAtOnceAndAtTheNextWholeMinuteWhenElected() {
        // When
        wallClock.start();
        elect();
        // Then
        await().untilAsserted(() -> assertThat(ticks()).containsExactly(START));
        // When
        time.set(MINUTE.plusMillis(3));
        // Then
        await().untilAsserted(() -> assertThat(ticks()).containsExactly(START, MINUTE));
        assertThat(sent.to("cloud_spend")).hasSize(8);
        assertThat(wallClock.isElected()).isTrue();
        assertThat(consumer.paused()).containsExactly(ELECTION);
    }

    @Test
    void shouldTickTheLogsOfTheFleetEveryFiveSeconds() {
        // Given
        wallClock.start();
        elect();
        await().untilAsserted(() -> assertThat(ticks()).containsExactly(START));
        // When
        time.set(START.plusMillis(5_010));
        // Then
        await().untilAsserted(() -> assertThat(ticks("gpu_utilization")).containsExactly(START, START.plusSeconds(5)));
        assertThat(ticks("operator_commands")).containsExactly(START, START.plusSeconds(5));
        assertThat(ticks("cloud_incidents")).containsExactly(START, START.plusSeconds(5));
        assertThat(ticks()).containsExactly(START);
    }

    @Test
    void shouldNotTickUnlessElected() {
        // When
        wallClock.start();
        polledAgain();
        time.set(MINUTE);
        polledAgain();
        // Then
        assertThat(ticks()).isEmpty();
        assertThat(wallClock.isElected()).isFalse();
    }

    @Test
    void shouldStopTickingWhenAnotherIsElected() {
        // Given
        wallClock.start();
        elect();
        await().untilAsserted(() -> assertThat(ticks()).hasSize(1));
        // When
        consumer.schedulePollTask(() -> consumer.rebalance(List.of()));
        await().until(() -> !wallClock.isElected());
        time.set(MINUTE);
        polledAgain();
        // Then
        assertThat(ticks()).containsExactly(START);
    }

    @Test
    void shouldTickWithAnotherProducerWhenTheBrokerIsBack() {
        // Given
        SentRecords failing = new SentRecords("wall-clock-failing");
        failing.producer().sendException = new TimeoutException("no broker");
        outlets.add(failing.outlet());
        // When
        wallClock.start();
        elect();
        await().until(failing.producer()::closed);
        time.set(MINUTE);
        // Then
        await().untilAsserted(() -> assertThat(ticks()).hasSize(1));
        assertThat(ticks()).first().isIn(START, MINUTE);
        await().untilAsserted(() -> assertThat(ticks()).endsWith(MINUTE));
    }

    @Test
    void shouldTakePartAgainWhenTheElectionFails() {
        // Given
        MockConsumer<byte[], byte[]> second = consumer();
        consumers.add(second);
        // When
        wallClock.start();
        consumer.setPollException(new KafkaException("group coordinator is gone"));
        // Then
        await().until(consumer::closed);
        second.schedulePollTask(() -> second.rebalance(List.of(ELECTION)));
        await().untilAsserted(() -> assertThat(ticks()).containsExactly(START));
    }

    @Test
    void shouldLeaveTheElectionWhenClosed() {
        // Given
        wallClock.start();
        elect();
        await().until(wallClock::isElected);
        // When
        wallClock.close();
        // Then
        assertThat(consumer.closed()).isTrue();
        assertThat(wallClock.isElected()).isFalse();
    }

    private void elect() {
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ELECTION)));
    }

    /** Waits until the clock has polled, and so looked at the time, twice more. */
    private void polledAgain() {
        AtomicReference<Boolean> polled = new AtomicReference<>(false);
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> polled.set(true));
        await().until(polled::get);
    }

    private List<Instant> ticks() {
        return ticks("cloud_spend");
    }

    private List<Instant> ticks(String topic) {
        return sent.to(topic).stream()
                .map(ProducerRecord::timestamp)
                .distinct()
                .map(Instant::ofEpochMilli)
                .toList();
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
        consumer.updateEndOffsets(Map.of(ELECTION, 0L));
        return consumer;
    }

    /** A clock that stands still until it is set. */
    private static final class SettableClock extends Clock {

        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
