package dev.headroom.topology;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final byte[] BYTES = {0, 1};

    @Test
    void shouldSayThatTheValueIsEmptyWhenThereIsNone() {
        assertUnreadable(null, () -> "never asked", "the value is empty");
        assertUnreadable(new byte[0], () -> "never asked", "the value is empty");
    }

    @Test
    void shouldSayWhatTheDecoderSaid() {
        assertUnreadable(BYTES, failing(new SerializationException("Unknown magic byte!")), "Unknown magic byte!");
    }

    @Test
    void shouldNameTheKindOfFailureWhenItSaysNothing() {
        assertUnreadable(
                BYTES,
                failing(new SerializationException("cannot be read", new BufferUnderflowException())),
                "cannot be read: BufferUnderflowException");
    }

    private static void assertUnreadable(byte @Nullable [] bytes, Supplier<String> decoder, String message) {
        assertThatThrownBy(() -> reader(decoder).read("t", bytes))
                .isInstanceOf(RecordReader.Unreadable.class)
                .hasMessage(message);
    }

    private static RecordReader<String> reader(Supplier<String> decoder) {
        return new RecordReader<>((topic, bytes) -> decoder.get());
    }

    private static Supplier<String> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
