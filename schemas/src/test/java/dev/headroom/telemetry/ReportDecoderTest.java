package dev.headroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.GpuReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The decoder of the hot path against the generated class, on good and on spoilt bytes. */
class ReportDecoderTest {

    private final Report report = new Report();
    private final ReportDecoder decoder = new ReportDecoder();

    @Property
    void shouldReadWhatTheGeneratedClassWrites(@ForAll long seed) throws MalformedReportException {
        // Given
        GpuReport sample = Reports.sample(seed);
        byte[] bytes = Reports.encoded(sample);

        // When
        decoder.decode(bytes, 0, bytes.length, report);

        // Then
        assertThat(Reports.copyOf(report)).isEqualTo(sample);
        assertThat(ReportRules.faultOf(report)).isNull();
    }

    @Property(tries = 20_000)
    void shouldAgreeWithTheGeneratedClassOnSpoiltBytes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int times) {
        // Given
        byte[] bytes = spoilt(Reports.encoded(Reports.sample(seed)), new SplittableRandom(seed + 1), times);

        // When
        @Nullable GpuReport theirs = byAvro(bytes);
        @Nullable GpuReport ours = byHand(bytes);

        // Then
        assertThat(ours).isEqualTo(theirs);
    }

    @Property
    void shouldFindFaultsInSpoiltRecordsAndNeverThrow(@ForAll long seed) throws MalformedReportException {
        // Given
        byte[] bytes = spoilt(Reports.encoded(Reports.sample(seed)), new SplittableRandom(seed + 1), 2);
        if (byHand(bytes) == null) {
            return;
        }

        // When
        decoder.decode(bytes, 0, bytes.length, report);

        // Then
        if (ReportRules.faultOf(report) == null && report.kind() == Report.Kind.SAMPLE) {
            assertThat(report.gpus()).isEqualTo(sumOfGpuCounts());
            assertThat(report.xids()).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Example
    void shouldReadArraysInSeveralBlocks() throws MalformedReportException {
        // Given: provider to host type, then hosts as a block of one with its size and another of one without
        byte[] names = {0, 2, 'p', 2, 'r', 2, 'c', 2, 'k', 2, 'm', 0};
        byte[] hosts = {1, 4, 2, 'a', 2, 2, 'b', 0};
        byte[] rest = {0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] bytes = concat(names, hosts, rest);

        // When
        decoder.decode(bytes, 0, bytes.length, report);

        // Then
        assertThat(report.hosts()).isEqualTo(2);
        assertThat(report.host(0) + report.host(1)).isEqualTo("ab");
        assertThat(Reports.copyOf(report)).isEqualTo(byAvro(bytes));
    }

    @Example
    void shouldReserveNothingForACountThatCannotBe() {
        // Given: a million hosts in a record of a few bytes
        byte[] bytes = {0, 0, 0, 0, 0, 0, 0, (byte) 0x80, (byte) 0x89, 0x7a, 2, 'a'};

        // Then
        assertThatThrownBy(() -> decoder.decode(bytes, 0, bytes.length, report))
                .isInstanceOf(MalformedReportException.class)
                .hasMessage("an array of 1000000 items goes beyond the record, at byte 10");
    }

    private int sumOfGpuCounts() {
        int sum = 0;
        for (int host = 0; host < report.hosts(); host++) {
            sum += report.gpuCount(host);
        }
        return sum;
    }

    private @Nullable GpuReport byHand(byte[] bytes) {
        try {
            decoder.decode(bytes, 0, bytes.length, report);
            return Reports.copyOf(report);
        } catch (MalformedReportException refused) {
            return null;
        }
    }

    private static @Nullable GpuReport byAvro(byte[] bytes) {
        try {
            return Reports.decodedByAvro(bytes);
        } catch (IOException | RuntimeException refused) {
            return null;
        }
    }

    /** Bytes changed, cut out, put in, or the end cut off. */
    private static byte[] spoilt(byte[] good, SplittableRandom random, int times) {
        byte[] bytes = good;
        for (int i = 0; i < times && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
                case 3 ->
                    bytes = concat(
                            Arrays.copyOf(bytes, at),
                            new byte[] {(byte) random.nextInt(256)},
                            Arrays.copyOfRange(bytes, at, bytes.length));
                default -> bytes = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
