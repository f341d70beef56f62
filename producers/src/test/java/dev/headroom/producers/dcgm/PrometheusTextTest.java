package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    private final List<Sample> samples = new ArrayList<>();
    private final PrometheusText text = new PrometheusText(samples::add);

    @Test
    void shouldReadTheSameHoweverTheBytesArrive() {
        // Given
        byte[] bytes = new ExporterText("gpu-ä1", "NVIDIA H100 80GB HBM3")
                .gpus(2)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        text.accept(ByteBuffer.wrap(bytes));
        // When
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            List<Sample> again = new ArrayList<>();
            PrometheusText inPieces = new PrometheusText(again::add);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
                inPieces.accept(ByteBuffer.wrap(bytes, at, length));
                at += length;
            }
            // Then
            assertThat(again).isEqualTo(samples).hasSize(16);
            assertThat(inPieces.isComplete()).isTrue();
        }
    }

    @Test
    void shouldLeaveOutABadLineAndKeepTheOthers() {
        // When
        accept("a 1\nb{ 2\nc 3\nd x\ne 5\n");
        // Then
        assertThat(samples).extracting(Sample::name).containsExactly("a", "c", "e");
        assertThat(text.badLines()).isEqualTo(Map.of(BadLine.LABELS, 1, BadLine.VALUE, 1));
    }

    @Test
    void shouldLeaveOutALineThatIsTooLongOrNotUtf8() {
        // When
        accept("a{x=\"" + "y".repeat(PrometheusText.LONGEST_LINE) + "\"} 1\nb 2\n");
        text.accept(ByteBuffer.wrap(new byte[] {'c', '{', 'x', '=', '"', (byte) 0xC3, '"', '}', ' ', '1', '\n'}));
        accept("d 4\n");
        // Then
        assertThat(samples).extracting(Sample::name).containsExactly("b", "d");
        assertThat(text.badLines()).isEqualTo(Map.of(BadLine.TOO_LONG, 1, BadLine.ENCODING, 1));
    }

    @Test
    void shouldTellThatTheLastLineIsNotEnded() {
        // When
        accept("a 1\nb 2");
        // Then
        assertThat(text.isComplete()).isFalse();
        assertThat(samples).extracting(Sample::name).containsExactly("a");
    }

    @Test
    void shouldNeverThrowWhateverBytesArrive() {
        // Given
        Random random = new Random(5);
        byte[] bytes = new byte[200_000];
        // When
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(20) == 0 ? (byte) '\n' : (byte) random.nextInt(256);
        }
        text.accept(ByteBuffer.wrap(bytes));
        // Then
        assertThat(text.badLines()).containsKey(BadLine.ENCODING);
        assertThat(text.byteCount()).isEqualTo(bytes.length);
    }

    private void accept(String more) {
        text.accept(ByteBuffer.wrap(more.getBytes(StandardCharsets.UTF_8)));
    }
}
