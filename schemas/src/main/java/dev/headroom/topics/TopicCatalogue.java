package dev.headroom.topics;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.events.SpendDelivery;
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
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.Topic.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Every topic of Headroom. Whatever creates, checks, documents or reads topics starts here. */
public final class TopicCatalogue {

    /**
     * The broker refuses records from more than an hour ahead by default; a clock driven by the log may tick far from the
     * broker's own time in both directions.
     */
    private static final Map<String, String> ANY_TIMESTAMP =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private static final Map<String, String> ANY_TIMESTAMP_LARGE_RECORDS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Long.toString(Long.MAX_VALUE),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(8 * 1024 * 1024));

    /** FOCUS charge rows and the clock's ticks; the key is the delivery scope as UTF-8 text, null for a tick. */
    public static final Topic CLOUD_SPEND = new Topic(
            "cloud_spend",
            Direction.INPUT,
            Cleanup.LOG,
            4,
            null,
            SpendDelivery.getClassSchema(),
            ANY_TIMESTAMP_LARGE_RECORDS);

    public static final Topic COMMITMENT_TERMS = table(
            "commitment_terms",
            Direction.INPUT,
            1,
            CommitmentTermsKey.getClassSchema(),
            CommitmentTerms.getClassSchema());

    public static final Topic FX_RATES =
            table("fx_rates", Direction.INPUT, 1, FxRateKey.getClassSchema(), FxRate.getClassSchema());

    public static final Topic SPEND_IMPORTS =
            table("spend_imports", Direction.OUTPUT, 1, SpendImportKey.getClassSchema(), SpendImport.getClassSchema());

    public static final Topic SPEND_DAILY =
            table("spend_daily", Direction.OUTPUT, 4, SpendDailyKey.getClassSchema(), SpendDaily.getClassSchema());

    public static final Topic COMMITMENT_CONSUMPTION = table(
            "commitment_consumption",
            Direction.OUTPUT,
            1,
            CommitmentConsumptionKey.getClassSchema(),
            CommitmentConsumption.getClassSchema());

    public static final Topic COMMITMENT_PERIODS = table(
            "commitment_periods",
            Direction.OUTPUT,
            1,
            CommitmentPeriodKey.getClassSchema(),
            CommitmentPeriod.getClassSchema());

    public static final Topic COMMITMENT_PORTFOLIO = table(
            "commitment_portfolio",
            Direction.OUTPUT,
            1,
            CommitmentPortfolioKey.getClassSchema(),
            CommitmentPortfolio.getClassSchema());

    public static final Topic ALERT_EVENTS = new Topic(
            "alert_events",
            Direction.OUTPUT,
            Cleanup.LOG,
            1,
            AlertEventKey.getClassSchema(),
            AlertEvent.getClassSchema(),
            ANY_TIMESTAMP);

    public static final Topic ALERTS_ACTIVE =
            table("alerts_active", Direction.OUTPUT, 1, ActiveAlertKey.getClassSchema(), ActiveAlert.getClassSchema());

    /** What could not be read, as received; the headers of {@link DeadLetterHeaders} say why. */
    public static final Topic DEAD_LETTERS =
            new Topic("dead_letters", Direction.OUTPUT, Cleanup.LOG, 1, null, null, ANY_TIMESTAMP_LARGE_RECORDS);

    private static final List<Topic> ALL = List.of(
            CLOUD_SPEND,
            COMMITMENT_TERMS,
            FX_RATES,
            SPEND_IMPORTS,
            SPEND_DAILY,
            COMMITMENT_CONSUMPTION,
            COMMITMENT_PERIODS,
            COMMITMENT_PORTFOLIO,
            ALERT_EVENTS,
            ALERTS_ACTIVE,
            DEAD_LETTERS);

    private TopicCatalogue() {}

    /** All topics, inputs first. */
    public static List<Topic> all() {
        return ALL;
    }

    /** The topic of that name (without prefix), if there is one. */
    public static Optional<Topic> find(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static Topic table(
            String name, Direction direction, int partitions, @Nullable Schema key, @Nullable Schema value) {
        return new Topic(name, direction, Cleanup.COMPACTED, partitions, key, value, ANY_TIMESTAMP);
    }
}
