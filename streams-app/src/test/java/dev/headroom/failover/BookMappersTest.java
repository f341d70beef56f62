package dev.headroom.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.FailoverPolicy;
import dev.headroom.failover.machine.BookPlays;
import dev.headroom.failover.machine.FailoverBook;
import dev.headroom.failover.machine.RegionBook;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.state.RegionRecord;
import dev.headroom.failover.state.SystemRecord;
import dev.headroom.serde.InternalAvroSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered comes back from a store as it was, so a restart changes nothing. */
class BookMappersTest {

    private final Serde<RegionRecord> regions = InternalAvroSerde.of(RegionRecord.getClassSchema());
    private final Serde<SystemRecord> systems = InternalAvroSerde.of(SystemRecord.getClassSchema());

    private @Nullable FailoverBook stored(@Nullable FailoverBook book) {
        if (book == null) {
            return null;
        }
        List<RegionBook> books = new ArrayList<>();
        for (RegionBook region : book.regions().values()) {
            byte[] bytes = regions.serializer().serialize("regions", RegionBookMapper.toRecord(region));
            books.add(RegionBookMapper.toBook(regions.deserializer().deserialize("regions", bytes)));
        }
        byte[] bytes = systems.serializer().serialize("system", SystemBookMapper.toRecord(book));
        return SystemBookMapper.toBook(
                systems.deserializer().deserialize("system", bytes),
                books,
                stored(book.timeliness().told()));
    }

    @Test
    void shouldKeepEverythingThatIsRemembered() {
        // When, Then
        assertThat(BookPlays.eventfulDay())
                .allSatisfy(book -> assertThat(stored(book)).isEqualTo(book));
    }

    @Test
    void shouldBuildInTheDefaultsOfTheSchema() {
        // Given
        FailoverPolicy defaults = FailoverPolicy.newBuilder()
                .setScopePattern("*/*")
                .setEffectiveFrom(Instant.EPOCH)
                .setPolicyVersion("default")
                .build();

        // When, Then
        assertThat(PolicyMapper.toPolicy(defaults)).isEqualTo(Policy.BUILT_IN);
    }
}
