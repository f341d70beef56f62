package dev.headroom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterShardTest {

    @Test
    void shouldUseTheUnsignedChecksumOfTheRack() {
        // Given: the check value of CRC-32C, of the digits 1 to 9, is e3069283, which is negative as an int.
        String rack = "123456789";
        // When
        String key = ClusterShard.keyOf("aws", "us-east-1", "c1", rack, 10);
        // Then
        assertThat(key).isEqualTo("aws/us-east-1/c1#" + 0xe3069283L % 10);
    }

    @Test
    void shouldSpreadRacksOverAllShards() {
        // When, Then
        assertThat(IntStream.range(0, 100).mapToObj(i -> ClusterShard.keyOf("aws", "us-east-1", "c1", "r" + i, 4)))
                .contains("aws/us-east-1/c1#0", "aws/us-east-1/c1#1", "aws/us-east-1/c1#2", "aws/us-east-1/c1#3");
    }
}
