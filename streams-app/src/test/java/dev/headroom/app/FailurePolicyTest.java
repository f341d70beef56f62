package dev.headroom.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

    private final Throwable passing = new StreamsException(new TimeoutException("no broker"));

    private long nanos;
    private final FailurePolicy policy = new FailurePolicy("toy", () -> nanos);

    @Test
    void shouldGoOnWhenTheCauseMayPass() {
        assertThat(policy.handle(passing)).isEqualTo(REPLACE_THREAD);
        assertThat(policy.fatal()).isNull();
    }

    @Test
    void shouldStopWhenTheCauseStays() {
        // Given
        Throwable failure = new StreamsException(new SerializationException("bad bytes"));

        // Then
        assertThat(policy.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.fatal()).isSameAs(failure);
    }

    @Test
    void shouldRememberWhatFailedFirst() {
        // Given
        Throwable first = new IllegalStateException("first");

        // When
        policy.handle(first);
        policy.handle(new OutOfMemoryError("later"));

        // Then
        assertThat(policy.fatal()).isSameAs(first);
    }

    @Test
    void shouldStopWhenThreadsFailAgainAndAgain() {
        // Given
        for (int i = 0; i < 10; i++) {
            assertThat(policy.handle(passing)).isEqualTo(REPLACE_THREAD);
        }

        // Then
        assertThat(policy.handle(passing)).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldGoOnWhenThreadsFailNowAndThen() {
        for (int i = 0; i < 100; i++) {
            assertThat(policy.handle(passing)).isEqualTo(REPLACE_THREAD);
            nanos += Duration.ofSeconds(10).toNanos();
        }
    }
}
