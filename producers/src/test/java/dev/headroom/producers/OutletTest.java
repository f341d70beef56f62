package dev.headroom.producers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.FxRateKey;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.topics.TopicCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class OutletTest {

    private final SentRecords sent = new SentRecords("outlet", false);

    @Test
    void shouldPutThePrefixBeforeEveryTopic() {
        assertThat(new Outlet(sent.producer(), sent.serdes(), "lab_").nameOf(TopicCatalogue.FX_RATES))
                .isEqualTo("lab_fx_rates");
    }

    @Test
    void shouldRefuseToGoOnWhenAnEarlierRecordWasNotWritten() {
        // Given
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("fx_rates", new byte[] {1});
        sent.outlet().send(record);
        // When
        sent.producer().errorNext(new TimeoutException("broker is gone"));
        // Then
        assertThatThrownBy(() -> sent.outlet().send(record))
                .isInstanceOf(ImportException.class)
                .hasMessage("cannot write to topic fx_rates: broker is gone");
        assertThatThrownBy(() -> sent.outlet().flush())
                .isInstanceOf(ImportException.class)
                .hasMessage("cannot write to topic fx_rates: broker is gone");
    }

    @Test
    void shouldGoOnWhenARecordThatWasOfferedIsRefused() {
        // Given
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("fx_rates", new byte[] {1});
        List<String> heard = new ArrayList<>();
        Outlet.WriteListener listener = failed -> heard.add(failed == null ? "written" : failed.getMessage());
        // When
        sent.outlet().offer(record, listener);
        sent.outlet().offer(record, listener);
        sent.producer().errorNext(new InvalidTimestampException("too far ahead"));
        sent.producer().completeNext();
        // Then
        assertThat(heard).containsExactly("cannot write to topic fx_rates: too far ahead", "written");
        assertThatCode(() -> sent.outlet().send(record)).doesNotThrowAnyException();
    }

    @Test
    void shouldSayThatTheRegistryDoesNotAnswerWhenItIsDown() {
        // Given
        AvroSerdes serdes =
                AvroSerdes.of(Map.of("schema.registry.url", "http://127.0.0.1:1", AvroSerdes.PATIENCE_CONFIG, "1"));
        Outlet outlet = new Outlet(sent.producer(), serdes, "");
        // When, Then
        assertThatThrownBy(() -> outlet.keysOf(TopicCatalogue.FX_RATES, FxRateKey.class)
                        .encode(new FxRateKey("EUR", LocalDate.EPOCH)))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("the schema registry does not answer, asked about topic fx_rates: ");
    }

    @Test
    void shouldKeepWritingSafeWhateverTheUserSets() {
        // When
        Map<String, Object> config = ProducerSettings.with(Map.of(
                ProducerConfig.ACKS_CONFIG, "0", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false", "linger.ms", 5));
        // Then
        assertThat(config)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("linger.ms", 5);
    }
}
