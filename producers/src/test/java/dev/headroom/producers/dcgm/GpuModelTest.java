package dev.headroom.producers.dcgm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuModelTest {

    @ParameterizedTest
    @CsvSource({
        "NVIDIA GB200, GB200",
        "NVIDIA GB300 NVL72, GB300",
        "NVIDIA H100 80GB HBM3, H100",
        "NVIDIA H200, H200",
        "NVIDIA B200, B200",
        "NVIDIA GH200 480GB, GH200",
        "NVIDIA A100-SXM4-40GB, A100",
        "NVIDIA A100-SXM4-40GB MIG 1g.5gb, A100",
        "Tesla V100-SXM2-16GB, V100",
        "Tesla T4, T4",
        "NVIDIA L40S, L40S",
        "NVIDIA RTX A6000, A6000",
        "NVIDIA RTX 6000 Ada Generation, RTX 6000 Ada Generation",
        "NVIDIA RTX PRO 6000 Blackwell Server Edition, RTX PRO 6000 Blackwell Server Edition",
        "'', ''"
    })
    void shouldShortenModels(String model, String name) {
        assertThat(GpuModel.shortName(model)).isEqualTo(name);
    }
}
