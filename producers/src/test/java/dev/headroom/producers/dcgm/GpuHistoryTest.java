package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuHistoryTest {

    private static final long INTERVAL_MS = 30_000;

    private final GpuHistory history = new GpuHistory();
    private long nowMs = 1_700_000_010_000L;

    @Test
    void shouldTellTheBestSignalOfUtilisationThereIs() {
        assertThat(next(Map.of(
                        GpuField.SM_ACTIVE, 0.25,
                        GpuField.GR_ENGINE_ACTIVE, 0.5,
                        GpuField.GPU_UTIL, 0.93)))
                .extracting(GpuSample::utilPermyriad, GpuSample::utilSignal)
                .containsExactly(2_500, GpuSample.SM_ACTIVE);
        assertThat(next(Map.of(GpuField.GR_ENGINE_ACTIVE, 0.5, GpuField.GPU_UTIL, 0.93)))
                .extracting(GpuSample::utilPermyriad, GpuSample::utilSignal)
                .containsExactly(5_000, GpuSample.GR_ENGINE_ACTIVE);
        assertThat(next(Map.of(GpuField.GPU_UTIL, 0.93)))
                .extracting(GpuSample::utilPermyriad, GpuSample::utilSignal)
                .containsExactly(9_300, GpuSample.GPU_UTIL);
    }

    @Test
    void shouldMeasureNothingWhenNothingIsTold() {
        assertThat(next(Map.of()))
                .isEqualTo(new GpuSample(
                        -1, GpuSample.NO_SIGNAL, GpuSample.OK, GpuSample.NO_TEMPERATURE, -1, -1, -1, 0, 0));
    }

    @Test
    void shouldTellIdleFromNotMeasured() {
        // When
        GpuSample idle = next(Map.of(GpuField.SM_ACTIVE, 0.0, GpuField.POWER, 0.4, GpuField.TEMPERATURE, 0.0));
        // Then
        assertThat(idle.utilPermyriad()).isZero();
        assertThat(idle.utilSignal()).isEqualTo(GpuSample.SM_ACTIVE);
        assertThat(idle.powerWatts()).isZero();
        assertThat(idle.temperatureCelsius()).isZero();
    }

    @Test
    void shouldMeasureEnergyFromTheSecondReadingOn() {
        assertThat(energy(1_000_000)).isEqualTo(-1);
        assertThat(energy(1_015_000)).isEqualTo(15_000);
        assertThat(energy(1_015_000)).isZero();
    }

    @Test
    void shouldNotMeasureEnergyWhenTheCounterBeganAgain() {
        energy(9_000_000);
        assertThat(energy(4_000)).isEqualTo(-1);
        assertThat(energy(9_000)).isEqualTo(5_000);
    }

    @Test
    void shouldMeasureAllEnergySinceTheLastReadingWhenReadingsAreMissing() {
        energy(1_000_000);
        next(Map.of());
        next(Map.of());
        assertThat(energy(1_045_000)).isEqualTo(45_000);
    }

    @Test
    void shouldNotBelieveMoreEnergyThanAGpuCanDraw() {
        energy(1_000);
        assertThat(energy(1_000 + 30_000_000L * 30)).isEqualTo(-1);
    }

    @Test
    void shouldReportAnXidOnceWhenItComes() {
        assertThat(xid(0)).isZero();
        assertThat(xid(13)).isEqualTo(13);
        assertThat(xid(13)).isZero();
        assertThat(xid(31)).isEqualTo(31);
        assertThat(xid(0)).isZero();
        assertThat(xid(31)).isEqualTo(31);
    }

    @Test
    void shouldNotReportAnXidOfUnknownAgeAtFirstSight() {
        // When
        GpuSample first = next(Map.of(GpuField.XID, 79.0));
        GpuSample second = next(Map.of(GpuField.XID, 79.0));
        // Then
        assertThat(first.newXid()).isZero();
        assertThat(first.state()).isEqualTo(GpuSample.OK);
        assertThat(second.newXid()).isZero();
    }

    @Test
    void shouldNotForgetAnXidWhenItIsBlankForAWhile() {
        xid(0);
        xid(13);
        next(Map.of());
        assertThat(xid(13)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 48, 79})
    void shouldBeFailedFromACriticalXidUntilTheGpuReportsWithoutIt(int critical) {
        assertThat(next(Map.of(GpuField.XID, 0.0)).state()).isEqualTo(GpuSample.OK);
        assertThat(next(Map.of(GpuField.XID, (double) critical)).state()).isEqualTo(GpuSample.FAILED);
        assertThat(next(Map.of(GpuField.XID, (double) critical)).state()).isEqualTo(GpuSample.FAILED);
        assertThat(next(Map.of()).state()).isEqualTo(GpuSample.FAILED);
        assertThat(next(Map.of(GpuField.XID, 0.0)).state()).isEqualTo(GpuSample.OK);
    }

    @Test
    void shouldNotBeFailedForOtherXids() {
        next(Map.of(GpuField.XID, 0.0));
        assertThat(next(Map.of(GpuField.XID, 13.0)).state()).isEqualTo(GpuSample.OK);
    }

    @Test
    void shouldBeDegradedWhenMemoryCannotBeRepairedOrWaitsForIt() {
        assertThat(next(Map.of(GpuField.REMAP_FAILED, 1.0)).state()).isEqualTo(GpuSample.DEGRADED);
        assertThat(next(Map.of(GpuField.REMAP_PENDING, 1.0)).state()).isEqualTo(GpuSample.DEGRADED);
        assertThat(next(Map.of(GpuField.REMAP_FAILED, 0.0, GpuField.REMAP_PENDING, 0.0))
                        .state())
                .isEqualTo(GpuSample.OK);
    }

    @Test
    void shouldBeDegradedWhenDoubleBitErrorsComeUntilTheDriverIsLoadedAgain() {
        assertThat(next(Map.of(GpuField.DOUBLE_BIT_ERRORS, 3.0)).state()).isEqualTo(GpuSample.OK);
        assertThat(next(Map.of(GpuField.DOUBLE_BIT_ERRORS, 4.0)).state()).isEqualTo(GpuSample.DEGRADED);
        assertThat(next(Map.of(GpuField.DOUBLE_BIT_ERRORS, 4.0)).state()).isEqualTo(GpuSample.DEGRADED);
        assertThat(next(Map.of(GpuField.DOUBLE_BIT_ERRORS, 0.0)).state()).isEqualTo(GpuSample.OK);
        assertThat(next(Map.of(GpuField.DOUBLE_BIT_ERRORS, 1.0)).state()).isEqualTo(GpuSample.DEGRADED);
    }

    @Test
    void shouldAddUpTheMemoryWhereItsSizeIsNotTold() {
        assertThat(next(Map.of(GpuField.MEMORY_USED, 100.0, GpuField.MEMORY_FREE, 900.0))
                        .memoryTotalMib())
                .isEqualTo(1_000);
        assertThat(next(Map.of(
                                GpuField.MEMORY_USED, 100.0,
                                GpuField.MEMORY_FREE, 900.0,
                                GpuField.MEMORY_RESERVED, 24.0))
                        .memoryTotalMib())
                .isEqualTo(1_024);
        assertThat(next(Map.of(GpuField.MEMORY_USED, 100.0, GpuField.MEMORY_TOTAL, 1_024.0))
                        .memoryTotalMib())
                .isEqualTo(1_024);
        assertThat(next(Map.of(GpuField.MEMORY_USED, 100.0)).memoryTotalMib()).isZero();
    }

    private GpuSample next(Map<GpuField, Double> values) {
        nowMs += INTERVAL_MS;
        return history.next(Readings.of(values), nowMs);
    }

    private long energy(double millijoules) {
        return next(Map.of(GpuField.ENERGY, millijoules)).energyMillijoules();
    }

    private int xid(double code) {
        return next(Map.of(GpuField.XID, code)).newXid();
    }
}
