package dev.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

    @Test
    void shouldBeExactlyOnceUnderAnIdOfItsOwn() {
        // When
        StreamsConfig config = streamsConfig(Map.of("topic.prefix", "eu_"));

        // Then
        assertThat(config.getString("application.id")).isEqualTo("eu_headroom-toy");
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(200);
        assertThat(config.getProducerConfigs("c")).containsEntry("transaction.timeout.ms", "60000");
        assertThat(config.getMainConsumerConfigs("g", "c", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void shouldLetTheUserTuneButNotBreakIt() {
        // When
        StreamsConfig config = streamsConfig(Map.of(
                "commit.interval.ms", "1000", "producer.transaction.timeout.ms", "90000", "num.stream.threads", "7"));

        // Then
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(1000);
        assertThat(config.getProducerConfigs("c")).containsEntry("transaction.timeout.ms", "90000");
        assertThat(config.getInt("num.stream.threads")).isEqualTo(7);
    }

    private static StreamsConfig streamsConfig(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("state.dir", "/state");
        return new StreamsConfig(StreamsProperties.of(HeadroomConfig.forApplication("test", all), new ToyTopology()));
    }
}
