package dev.headroom.commitments;

import static dev.headroom.topics.TopicCatalogue.ALERTS_ACTIVE;
import static dev.headroom.topics.TopicCatalogue.ALERT_EVENTS;
import static dev.headroom.topics.TopicCatalogue.CLOUD_SPEND;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_CONSUMPTION;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_PERIODS;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_PORTFOLIO;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_TERMS;
import static dev.headroom.topics.TopicCatalogue.DEAD_LETTERS;
import static dev.headroom.topics.TopicCatalogue.FX_RATES;
import static dev.headroom.topics.TopicCatalogue.SPEND_DAILY;
import static dev.headroom.topics.TopicCatalogue.SPEND_IMPORTS;

import dev.headroom.app.HeadroomTopology;
import dev.headroom.app.PromptCommit;
import dev.headroom.app.TopologySettings;
import dev.headroom.commitments.state.CubeChange;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.events.SpendDelivery;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.serde.InternalAvroSerde;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.AlertEventKey;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Drawdown as a topology of two hops: intake, one task a partition of {@code cloud_spend}, and the cube, one task in all, which
 * also reads terms and rates. Time comes as ticks in the partitions of {@code cloud_spend}.
 */
public final class CommitmentsTopology implements HeadroomTopology {

    /** Of what nobody waits for; see {@link PromptCommit}. */
    private static final String COMMIT_INTERVAL_MS = "1000";

    @Override
    public String name() {
        return "commitments";
    }

    @Override
    public Map<String, Object> streamsConfig() {
        return Map.of("commit.interval.ms", COMMIT_INTERVAL_MS);
    }

    @Override
    public Topology build(TopologySettings settings) {
        return new Build(settings).topology();
    }

    /** One build, for one installation. */
    private static final class Build {

        private final StreamsBuilder builder = new StreamsBuilder();
        private final TopologySettings settings;
        private final AvroSerdes serdes;

        private Build(TopologySettings settings) {
            this.settings = settings;
            this.serdes = settings.serdes();
        }

        private Topology topology() {
            KStream<Object, Object> intake = intake();
            KStream<Object, Object> terms = terms();
            KStream<Object, Object> rates = rates();
            KStream<Object, Object> cube = cube(changesOf(intake), inputsOf("terms", terms), inputsOf("rates", rates));

            egress(intake, SPEND_IMPORTS, SpendImportKey.class, SpendImport.class);
            egress(cube, SPEND_DAILY, SpendDailyKey.class, SpendDaily.class);
            egress(cube, COMMITMENT_CONSUMPTION, CommitmentConsumptionKey.class, CommitmentConsumption.class);
            egress(cube, COMMITMENT_PERIODS, CommitmentPeriodKey.class, CommitmentPeriod.class);
            egress(cube, COMMITMENT_PORTFOLIO, CommitmentPortfolioKey.class, CommitmentPortfolio.class);
            egress(cube, ALERT_EVENTS, AlertEventKey.class, AlertEvent.class);
            egress(cube, ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class);
            deadLetters("intake", intake);
            deadLetters("terms", terms);
            deadLetters("rates", rates);
            return builder.build();
        }

        private KStream<Object, Object> intake() {
            return ingest(
                    CLOUD_SPEND,
                    "intake",
                    supplier(
                            () -> new IntakeProcessor(
                                    serdes.valueReader(SpendDelivery.class, SpendDeliveryMapper.projection())),
                            IntakeStores.builders()));
        }

        private KStream<Object, Object> terms() {
            return ingest(
                    COMMITMENT_TERMS,
                    "read-terms",
                    () -> new TableReaderProcessor<>(
                            serdes.key(CommitmentTermsKey.class).deserializer(),
                            serdes.value(CommitmentTerms.class).deserializer(),
                            TermsInput::of));
        }

        private KStream<Object, Object> rates() {
            return ingest(
                    FX_RATES,
                    "read-rates",
                    () -> new TableReaderProcessor<>(
                            serdes.key(FxRateKey.class).deserializer(),
                            serdes.value(FxRate.class).deserializer(),
                            RateInput::of));
        }

        /** All changes and ticks, on the one partition of the cube. */
        private KStream<String, CubeInput> changesOf(KStream<Object, Object> intake) {
            return intake.filter((key, value) -> value instanceof CubeChange, Named.as("keep-changes"))
                    .map((key, value) -> KeyValue.pair((String) key, (CubeChange) value), Named.as("type-changes"))
                    .repartition(Repartitioned.<String, CubeChange>as("changes")
                            .withKeySerde(Serdes.String())
                            .withValueSerde(InternalAvroSerde.of(CubeChange.getClassSchema()))
                            .withNumberOfPartitions(1))
                    .mapValues(change -> (CubeInput) new CubeInput.Change(change), Named.as("wrap-changes"));
        }

        private static KStream<String, CubeInput> inputsOf(String what, KStream<Object, Object> read) {
            return read.filter((key, value) -> value instanceof CubeInput, Named.as("keep-" + what))
                    .map((key, value) -> KeyValue.pair((String) key, (CubeInput) value), Named.as("type-" + what));
        }

        private KStream<Object, Object> cube(
                KStream<String, CubeInput> changes,
                KStream<String, CubeInput> terms,
                KStream<String, CubeInput> rates) {
            int spendPartitions = settings.partitionsOf(CLOUD_SPEND);
            return changes.merge(terms, Named.as("with-terms"))
                    .merge(rates, Named.as("with-rates"))
                    .process(
                            supplier(() -> new CubeProcessor(spendPartitions), CubeStores.builders()),
                            Named.as("cube"));
        }

        private KStream<Object, Object> ingest(
                Topic topic, String step, ProcessorSupplier<byte[], byte[], Object, Object> processor) {
            return builder.stream(
                            settings.nameOf(topic),
                            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                    .withName("ingest-" + topic.name()))
                    .process(processor, Named.as(step));
        }

        private <K extends SpecificRecord, V extends SpecificRecord> void egress(
                KStream<Object, Object> from, Topic topic, Class<K> keyType, Class<V> rowType) {
            from.filter((key, row) -> keyType.isInstance(key), Named.as("keep-" + topic.name()))
                    .map(
                            (key, row) -> KeyValue.pair(keyType.cast(key), rowType.cast(row)),
                            Named.as("type-" + topic.name()))
                    .to(
                            settings.nameOf(topic),
                            Produced.with(serdes.key(keyType), serdes.value(rowType))
                                    .withName("egress-" + topic.name()));
        }

        private void deadLetters(String origin, KStream<Object, Object> from) {
            from.filter((key, value) -> value instanceof DeadLetter, Named.as("keep-dead-letters-of-" + origin))
                    .map(
                            (key, value) -> {
                                DeadLetter letter = (DeadLetter) value;
                                return KeyValue.pair(letter.key(), letter.value());
                            },
                            Named.as("unwrap-dead-letters-of-" + origin))
                    .to(
                            settings.nameOf(DEAD_LETTERS),
                            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                    .withName("egress-dead-letters-of-" + origin));
        }

        private static <I, V> ProcessorSupplier<I, V, Object, Object> supplier(
                Supplier<Processor<I, V, Object, Object>> processor, List<StoreBuilder<?>> stores) {
            return new ProcessorSupplier<>() {
                @Override
                public Processor<I, V, Object, Object> get() {
                    return processor.get();
                }

                @Override
                public Set<StoreBuilder<?>> stores() {
                    return new LinkedHashSet<>(stores);
                }
            };
        }
    }
}
