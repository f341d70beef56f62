package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeReaderTest {

    private final ExporterText exporter = new ExporterText("gpu-01", "NVIDIA A100-SXM4-80GB");

    @Test
    void shouldReadEveryGpuOnceWithItsNames() {
        // When
        List<GpuReading> gpus =
                Readings.gpus(exporter.with("rack=\"r7\",pod=\"train-0\"").gpus(8));
        // Then
        assertThat(gpus).hasSize(8).allSatisfy(gpu -> {
            assertThat(gpu.host()).isEqualTo("gpu-01");
            assertThat(gpu.rack()).isEqualTo("r7");
            assertThat(gpu.model()).isEqualTo("NVIDIA A100-SXM4-80GB");
            assertThat(gpu.get(GpuField.POWER)).isEqualTo(512.4);
            assertThat(gpu.has(GpuField.SM_ACTIVE)).isFalse();
        });
        assertThat(gpus).extracting(GpuReading::index).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void shouldReadWhatExportersFrom49OnTell() {
        // When
        List<GpuReading> gpus = Readings.gpus("""
                DCGM_FI_DEV_GPU_UTIL_RATIO{gpu="0",UUID="GPU-9",modelName="NVIDIA GB300",hostname="tray-1"} 0.5
                DCGM_FI_DEV_GPU_ENERGY_JOULES_TOTAL{gpu="0",UUID="GPU-9",modelName="NVIDIA GB300",hostname="tray-1"} 12
                DCGM_FI_DEV_FB_CAPACITY_BYTES{gpu="0",UUID="GPU-9",modelName="NVIDIA GB300",hostname="tray-1"} 1073741824
                DCGM_FI_DEV_XID_ERROR{gpu="0",UUID="GPU-9",modelName="NVIDIA GB300",hostname="tray-1",err_code="79"} 79
                """);
        // Then
        assertThat(gpus).singleElement().satisfies(gpu -> {
            assertThat(gpu.host()).isEqualTo("tray-1");
            assertThat(gpu.get(GpuField.GPU_UTIL)).isEqualTo(0.5);
            assertThat(gpu.get(GpuField.ENERGY)).isEqualTo(12_000);
            assertThat(gpu.get(GpuField.MEMORY_TOTAL)).isEqualTo(1_024);
            assertThat(gpu.get(GpuField.XID)).isEqualTo(79);
        });
    }

    @Test
    void shouldCountTheFirstOfRepeatedSeries() {
        // When: two pods share the GPU
        List<GpuReading> gpus = Readings.gpus(exporter.with("pod=\"a\"")
                .series("DCGM_FI_DEV_GPU_TEMP", 0, "60")
                .with("pod=\"b\"")
                .series("DCGM_FI_DEV_GPU_TEMP", 0, "61"));
        // Then
        assertThat(gpus)
                .singleElement()
                .satisfies(gpu -> assertThat(gpu.get(GpuField.TEMPERATURE)).isEqualTo(60));
    }

    @Test
    void shouldTakeTheNextSeriesWhenTheFirstIsBlank() {
        // When
        List<GpuReading> gpus = Readings.gpus(
                exporter.series("DCGM_FI_DEV_GPU_TEMP", 0, ExporterText.BLANK).series("DCGM_FI_DEV_GPU_TEMP", 0, "61"));
        // Then
        assertThat(gpus.get(0).get(GpuField.TEMPERATURE)).isEqualTo(61);
    }

    @Test
    void shouldSeeAGpuOfWhichEverythingIsBlank() {
        // When
        List<GpuReading> gpus = Readings.gpus(exporter.series("DCGM_FI_DEV_GPU_TEMP", 0, ExporterText.BLANK));
        // Then
        assertThat(gpus)
                .singleElement()
                .satisfies(gpu -> assertThat(gpu.has(GpuField.TEMPERATURE)).isFalse());
    }

    @Test
    void shouldNotTakeMigInstancesForGpus() {
        // When: 3 of 7 slices are all busy, 2 half; the others are of no instance
        exporter.with("GPU_I_PROFILE=\"3g.40gb\",GPU_I_ID=\"1\"")
                .series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", 0, "1")
                .series("DCGM_FI_DEV_FB_USED", 0, "30000")
                .series("DCGM_FI_DEV_POWER_USAGE", 0, "300");
        exporter.with("GPU_I_PROFILE=\"2g.20gb\",GPU_I_ID=\"3\"")
                .series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", 0, "0.5")
                .series("DCGM_FI_DEV_FB_USED", 0, "5000")
                .series("DCGM_FI_DEV_POWER_USAGE", 0, "300");
        // Then
        assertThat(Readings.gpus(exporter)).singleElement().satisfies(gpu -> {
            assertThat(gpu.get(GpuField.GR_ENGINE_ACTIVE)).isCloseTo(4.0 / 7, within(1e-9));
            assertThat(gpu.get(GpuField.MEMORY_USED)).isEqualTo(35_000);
            assertThat(gpu.get(GpuField.POWER)).isEqualTo(300);
        });
    }

    @Test
    void shouldPreferTheValueOfTheWholeGpuToThatOfItsInstances() {
        // When
        exporter.with("GPU_I_PROFILE=\"1g.10gb\",GPU_I_ID=\"7\"").series("DCGM_FI_PROF_SM_ACTIVE", 0, "0.9");
        exporter.with("pod=\"\"").series("DCGM_FI_PROF_SM_ACTIVE", 0, "0.4");
        // Then
        assertThat(Readings.gpus(exporter).get(0).get(GpuField.SM_ACTIVE)).isEqualTo(0.4);
    }

    @Test
    void shouldNotMeasureUtilisationWhenAProfileOfAnInstanceIsUnknown() {
        // When
        exporter.with("GPU_I_PROFILE=\"?\",GPU_I_ID=\"7\"").series("DCGM_FI_PROF_SM_ACTIVE", 0, "0.9");
        // Then
        assertThat(Readings.gpus(exporter).get(0).has(GpuField.SM_ACTIVE)).isFalse();
    }

    @Test
    void shouldAddInstancesWithUuidsOfTheirOwnToTheGpuInTheSamePlace() {
        // When
        List<GpuReading> gpus = Readings.gpus("""
                DCGM_FI_PROF_SM_ACTIVE{gpu="2",UUID="MIG-1",Hostname="h",GPU_I_PROFILE="7g.80gb",GPU_I_ID="0"} 0.8
                DCGM_FI_DEV_GPU_TEMP{gpu="2",UUID="GPU-1",Hostname="h"} 50
                """);
        // Then
        assertThat(gpus).singleElement().satisfies(gpu -> {
            assertThat(gpu.uuid()).isEqualTo("GPU-1");
            assertThat(gpu.get(GpuField.SM_ACTIVE)).isCloseTo(0.8, within(1e-9));
        });
    }

    @Test
    void shouldKnowAGpuByItsPlaceWhenItsUuidIsNotTold() {
        // When
        List<GpuReading> gpus = Readings.gpus("""
                DCGM_FI_DEV_GPU_TEMP{gpu="0",Hostname="h"} 50
                DCGM_FI_DEV_GPU_TEMP{gpu="1",Hostname="h"} 51
                DCGM_FI_DEV_POWER_USAGE{gpu="1",Hostname="h"} 400
                """);
        // Then
        assertThat(gpus).hasSize(2);
        assertThat(gpus.get(1).get(GpuField.POWER)).isEqualTo(400);
    }

    @Test
    void shouldCountSeriesThatNameNoGpu() {
        // When
        Scrape scrape = Readings.scrape(
                "DCGM_FI_DEV_GPU_TEMP{Hostname=\"h\"} 50\nDCGM_FI_DEV_NVSWITCH_TEMP{nvswitch=\"1\"} 50\n");
        // Then
        assertThat(scrape.gpus()).isEmpty();
        assertThat(scrape.badLines()).isEqualTo(Map.of(BadLine.NO_GPU, 1));
    }
}
