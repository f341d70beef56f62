package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GpuMetricTest {

    /** As a 64-bit integer; each family has a blank and 3 kinds of errors, and room for 12 more. */
    private static final List<Long> INT64_BLANKS =
            Stream.iterate(0x7ffffffffffffff0L, n -> n + 1).limit(15).toList();

    static List<GpuMetric> metrics() {
        return GpuMetric.all();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void shouldTakeNoBlankForAValue(GpuMetric metric) {
        // Then
        INT64_BLANKS.forEach(blank -> assertThat(metric.read(Double.parseDouble(Long.toString(blank))))
                .isNaN());
        assertThat(metric.read(Double.NaN)).isNaN();
        assertThat(metric.read(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(metric.read(Double.NEGATIVE_INFINITY)).isNaN();
        assertThat(metric.read(-1)).isNaN();
        assertThat(metric.read(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void shouldTakeNoBlankOfSmallerTypesForAValueOfAFieldThatMayBeOne(GpuMetric metric) {
        boolean isLarge = metric.field() == GpuField.ENERGY || metric.name().endsWith("_BYTES");
        for (int i = 0; i < 16; i++) {
            assertThat(Double.isNaN(metric.read(2_147_483_632.0 + i))).isEqualTo(!isLarge);
            assertThat(Double.isNaN(metric.read(140_737_488_355_328.0 + i))).isEqualTo(!isLarge);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DCGM_FI_DEV_GPU_UTIL, 93, 0.93",
        "DCGM_FI_DEV_GPU_UTIL_RATIO, 0.93, 0.93",
        "DCGM_FI_PROF_SM_ACTIVE, 0.25, 0.25",
        "DCGM_FI_DEV_GPU_ENERGY_JOULES_TOTAL, 7, 7000",
        "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION, 7, 7",
        "DCGM_FI_DEV_FB_USED_BYTES, 1073741824, 1024",
        "DCGM_FI_DEV_FB_USED, 1024, 1024"
    })
    void shouldReadBothSpellingsInTheSameUnits(String name, double told, double value) {
        assertThat(GpuMetric.find(name).orElseThrow().read(told)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "DCGM_FI_DEV_GPU_UTIL, 101",
        "DCGM_FI_PROF_SM_ACTIVE, 93",
        "DCGM_FI_DEV_GPU_UTIL_RATIO, 93",
        "DCGM_FI_DEV_GPU_TEMP, 255",
        "DCGM_FI_DEV_POWER_USAGE, 100001"
    })
    void shouldTakeAValueOutOfRangeForNone(String name, double told) {
        assertThat(GpuMetric.find(name).orElseThrow().read(told)).isNaN();
    }

    @Test
    void shouldPassOverOtherMetrics() {
        assertThat(GpuMetric.find("DCGM_FI_DEV_SM_CLOCK")).isEmpty();
    }
}
