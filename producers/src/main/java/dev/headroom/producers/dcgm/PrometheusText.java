package dev.headroom.producers.dcgm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the Prometheus text format as it arrives, piece by piece, and keeps no more of it than one line. A line that is not of the
 * format is left out and counted; nothing that arrives makes it throw.
 */
final class PrometheusText {

    static final int LONGEST_LINE = 64 * 1024;

    private final Consumer<Sample> samples;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final Map<BadLine, Integer> badLines = new EnumMap<>(BadLine.class);
    private long sampleCount;
    private long byteCount;
    private boolean tooLong;

    /** A reader that hands every sample to {@code samples}. */
    PrometheusText(Consumer<Sample> samples) {
        this.samples = samples;
    }

    void accept(ByteBuffer bytes) {
        byteCount += bytes.remaining();
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n') {
                endLine();
            } else if (line.size() < LONGEST_LINE) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
    }

    /** Whether all lines were ended, as the format wants of the last one too; if not, the rest is missing. */
    boolean isComplete() {
        return line.size() == 0;
    }

    long byteCount() {
        return byteCount;
    }

    long sampleCount() {
        return sampleCount;
    }

    /** How many lines were left out, by reason. */
    Map<BadLine, Integer> badLines() {
        return badLines;
    }

    /** Counts a line that is of the format but of no use. */
    void leftOut(BadLine reason) {
        badLines.merge(reason, 1, Integer::sum);
    }

    private void endLine() {
        try {
            if (tooLong) {
                leftOut(BadLine.TOO_LONG);
            } else {
                read(text());
            }
        } catch (CharacterCodingException notUtf8) {
            leftOut(BadLine.ENCODING);
        } catch (MalformedLineException malformed) {
            leftOut(malformed.reason());
        }
        line.reset();
        tooLong = false;
    }

    private void read(String text) throws MalformedLineException {
        if (!PrometheusLine.isEmpty(text)) {
            Sample sample = PrometheusLine.parse(text);
            sampleCount++;
            samples.accept(sample);
        }
    }

    private String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line.toByteArray()))
                .toString();
    }
}
