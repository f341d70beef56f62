package dev.headroom.commitments;

import static dev.headroom.topics.TopicCatalogue.ALERTS_ACTIVE;
import static dev.headroom.topics.TopicCatalogue.ALERT_EVENTS;
import static dev.headroom.topics.TopicCatalogue.CLOUD_SPEND;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_CONSUMPTION;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_PERIODS;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_PORTFOLIO;
import static dev.headroom.topics.TopicCatalogue.COMMITMENT_TERMS;
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
import dev.headroom.topology.TopologyParts;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

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

        private final TopologyParts parts;
        private final TopologySettings settings;
        private final AvroSerdes serdes;

        private Build(TopologySettings settings) {
            this.settings = settings;
            this.parts = new TopologyParts(settings);
            this.serdes = settings.serdes();
        }

        private Topology topology() {
            KStream<Object, Object> intake = intake();
            KStream<Object, Object> terms = terms();
            KStream<Object, Object> rates = rates();
            KStream<Object, Object> cube = cube(changesOf(intake), inputsOf("terms", terms), inputsOf("rates", rates));

            parts.egress(intake, SPEND_IMPORTS, SpendImportKey.class, SpendImport.class);
            parts.egress(cube, SPEND_DAILY, SpendDailyKey.class, SpendDaily.class);
            parts.egress(cube, COMMITMENT_CONSUMPTION, CommitmentConsumptionKey.class, CommitmentConsumption.class);
            parts.egress(cube, COMMITMENT_PERIODS, CommitmentPeriodKey.class, CommitmentPeriod.class);
            parts.egress(cube, COMMITMENT_PORTFOLIO, CommitmentPortfolioKey.class, CommitmentPortfolio.class);
            parts.egress(cube, ALERT_EVENTS, AlertEventKey.class, AlertEvent.class);
            parts.egress(cube, ALERTS_ACTIVE, ActiveAlertKey.class, ActiveAlert.class);
            parts.deadLetters("intake", intake);
            parts.deadLetters("terms", terms);
            parts.deadLetters("rates", rates);
            return parts.build();
        }

        private KStream<Object, Object> intake() {
            return parts.ingest(
                    CLOUD_SPEND,
                    "intake",
                    TopologyParts.supplier(
                            () -> new IntakeProcessor(
                                    serdes.valueReader(SpendDelivery.class, SpendDeliveryMapper.projection())),
                            IntakeStores.builders()));
        }

        private KStream<Object, Object> terms() {
            return parts.ingest(
                    COMMITMENT_TERMS,
                    "read-terms",
                    () -> new TableReaderProcessor<>(
                            serdes.key(CommitmentTermsKey.class).deserializer(),
                            serdes.value(CommitmentTerms.class).deserializer(),
                            TermsInput::of));
        }

        private KStream<Object, Object> rates() {
            return parts.ingest(
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
                            TopologyParts.supplier(() -> new CubeProcessor(spendPartitions), CubeStores.builders()),
                            Named.as("cube"));
        }
    }
}
