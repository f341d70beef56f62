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

    private static final char REPLACEMENT = '\uFFFD';

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
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        byteCount += piece.length;
        int start = 0;
        for (int at = 0; at < piece.length; at++) {
            if (piece[at] == '\n') {
                endLine(piece, start, at - start);
                start = at + 1;
            }
        }
        keep(piece, start, piece.length - start);
    }

    /** Whether all lines were ended, as the format wants of the last one too; if not, the rest is missing. */
    boolean isComplete() {
        return line.size() == 0 && !tooLong;
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

    /** Keeps the beginning of a line whose end is still to come. */
    private void keep(byte[] piece, int start, int length) {
        if (length > 0 && line.size() + length > LONGEST_LINE) {
            tooLong = true;
            line.reset();
        }
        line.write(piece, start, Math.min(length, LONGEST_LINE));
    }

    private void endLine(byte[] piece, int start, int length) {
        try {
            if (tooLong || line.size() + length > LONGEST_LINE) {
                leftOut(BadLine.TOO_LONG);
            } else if (line.size() == 0) {
                read(text(piece, start, length));
            } else {
                line.write(piece, start, length);
                byte[] whole = line.toByteArray();
                read(text(whole, 0, whole.length));
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

    private static String text(byte[] bytes, int start, int length) throws CharacterCodingException {
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Somebody wrote just that, or, and then this throws, it is not UTF-8.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        }
        return text;
    }
}
