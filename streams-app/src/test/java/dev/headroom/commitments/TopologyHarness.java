package dev.headroom.commitments;

import static dev.headroom.topics.TopicCatalogue.CLOUD_SPEND;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_TERMS;
import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;
import static dev.headroom.topics.TopicCatalogue.FX_RATES;

import dev.headroom.app.TopologySettings;
import dev.headroom.commitments.oracle.DeliveryEvent;
import dev.headroom.commitments.oracle.Tables;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.events.SpendDelivery;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.tables.CommitmentPeriod;
import dev.headroom.tables.CommitmentPeriodKey;
import dev.headroom.tables.CommitmentPortfolio;
import dev.headroom.tables.CommitmentPortfolioKey;
import dev.headroom.tables.SpendDaily;
import dev.headroom.tables.SpendDailyKey;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import dev.headroom.topics.Topic;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The commitments topology without a broker: what arrives, and what its tables hold then. */
final class TopologyHarness implements AutoCloseable {

    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final Map<String, Map<SpecificRecord, SpecificRecord>> latest = new LinkedHashMap<>();

    TopologyHarness(Path stateDirectory) {
        serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "headroom-commitments");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologySettings settings = new TopologySettings("", serdes, Map.of(CLOUD_SPEND.name(), 1), TimeSource.LOG);
        driver = new TopologyTestDriver(
                new CommitmentsTopology().build(settings), properties, Instant.parse("2025-01-01T00:00:00Z"));
    }

    void send(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.TermsLoaded loaded) {
            CommitmentTerms terms = OracleEvents.terms(loaded.terms());
            driver.createInputTopic(
                            COMMITMENT_TERMS.name(),
                            serdes.key(CommitmentTermsKey.class).serializer(),
                            serdes.value(CommitmentTerms.class).serializer())
                    .pipeInput(new CommitmentTermsKey(terms.getCommitmentId(), terms.getTermsVersion()), terms);
        } else if (event instanceof DeliveryEvent.RateLoaded loaded) {
            FxRate rate = OracleEvents.rate(loaded.rate());
            driver.createInputTopic(
                            FX_RATES.name(),
                            serdes.key(FxRateKey.class).serializer(),
                            serdes.value(FxRate.class).serializer())
                    .pipeInput(new FxRateKey(rate.getCurrency(), rate.getRateDate()), rate);
        } else if (event instanceof DeliveryEvent.Rows chunk) {
            spend(chunk.artifact().scope(), OracleEvents.rows(chunk), Instant.EPOCH);
        } else if (event instanceof DeliveryEvent.ArtifactEnd end) {
            spend(end.artifact().scope(), OracleEvents.end(end), Instant.EPOCH);
        } else if (event instanceof DeliveryEvent.Tick tick) {
            spend(null, OracleEvents.tick(), tick.instant());
        }
    }

    private void spend(@Nullable String scope, SpendDelivery delivery, Instant at) {
        TestInputTopic<String, SpendDelivery> topic = driver.createInputTopic(
                CLOUD_SPEND.name(),
                new StringSerializer(),
                serdes.value(SpendDelivery.class).serializer());
        topic.pipeInput(new TestRecord<>(scope, delivery, at));
    }

    /** A version of terms is deleted. */
    void takeAwayTerms(String commitmentId, int version) {
        driver.createInputTopic(
                        COMMITMENT_TERMS.name(),
                        serdes.key(CommitmentTermsKey.class).serializer(),
                        serdes.value(CommitmentTerms.class).serializer())
                .pipeInput(new CommitmentTermsKey(commitmentId, version), (CommitmentTerms) null);
    }

    /** Sends bytes as they are. */
    void sendRaw(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, Instant.EPOCH));
    }

    AvroSerdes serdes() {
        return serdes;
    }

    /** Everything in {@code dead_letters} that was not read yet. */
    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Every record of an output topic that was not read yet. */
    <K extends SpecificRecord, V extends SpecificRecord> List<KeyValue<K, V>> records(
            Topic topic, Class<K> keyType, Class<V> rowType) {
        return driver.createOutputTopic(
                        topic.name(),
                        serdes.key(keyType).deserializer(),
                        serdes.value(rowType).deserializer())
                .readKeyValuesToList();
    }

    /** Lets everything that was put off happen. */
    void settle() {
        for (int i = 0; i < 20; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(500));
        }
        // What intake does only after a long quiet time.
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
    }

    /** The latest row of each key, as the oracle writes tables. */
    Tables tables() {
        settle();
        return new Tables(
                rows(TopicCatalogue.SPEND_DAILY, SpendDailyKey.class, SpendDaily.class),
                rows(
                        TopicCatalogue.COMMITMENT_CONSUMPTION,
                        CommitmentConsumptionKey.class,
                        CommitmentConsumption.class),
                rows(TopicCatalogue.COMMITMENT_PERIODS, CommitmentPeriodKey.class, CommitmentPeriod.class),
                rows(TopicCatalogue.COMMITMENT_PORTFOLIO, CommitmentPortfolioKey.class, CommitmentPortfolio.class));
    }

    /**
     * All tables whole, with keys and every column but those that tell of a row's history: {@code version}, and {@code as_of} where a
     * row keeps the tick it last changed at.
     */
    Map<String, Map<String, Map<String, @Nullable Object>>> contents() {
        tables();
        rows(TopicCatalogue.SPEND_IMPORTS, SpendImportKey.class, SpendImport.class);
        Map<String, Map<String, Map<String, @Nullable Object>>> contents = new TreeMap<>();
        latest.forEach((topic, table) -> {
            Map<String, Map<String, @Nullable Object>> rows = new TreeMap<>();
            table.forEach((key, row) -> {
                Map<String, @Nullable Object> columns = AvroRows.columns(row);
                columns.remove("version");
                if (topic.equals(TopicCatalogue.SPEND_DAILY.name())
                        || topic.equals(TopicCatalogue.SPEND_IMPORTS.name())) {
                    columns.remove("as_of");
                }
                rows.put(key.toString(), columns);
            });
            contents.put(topic, rows);
        });
        return contents;
    }

    <K extends SpecificRecord, V extends SpecificRecord> List<Map<String, @Nullable Object>> rows(
            Topic topic, Class<K> keyType, Class<V> rowType) {
        Map<SpecificRecord, SpecificRecord> table = latest.computeIfAbsent(topic.name(), any -> new LinkedHashMap<>());
        for (KeyValue<K, V> record : records(topic, keyType, rowType)) {
            if (record.value == null) {
                table.remove(record.key);
            } else {
                table.put(record.key, record.value);
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        table.values().forEach(row -> rows.add(AvroRows.columns(row)));
        return rows;
    }

    @Override
    public void close() {
        driver.close();
    }
}
