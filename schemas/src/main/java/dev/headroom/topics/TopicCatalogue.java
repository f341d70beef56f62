package dev.headroom.topics;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.FailoverPolicyKey;
import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.events.GpuReport;
import dev.headroom.events.OperatorCommand;
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
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FailoverTriggerKey;
import dev.headroom.tables.FleetMinute;
import dev.headroom.tables.GpuFleetHour;
import dev.headroom.tables.GpuFleetHourKey;
import dev.headroom.tables.GpuFleetMinute;
import dev.headroom.tables.GpuFleetMinuteKey;
import dev.headroom.tables.SpendDaily;
import dev.headroom.tables.SpendDailyKey;
import dev.headroom.tables.SpendImport;
import dev.headroom.tables.SpendImportKey;
import dev.headroom.topics.Topic.Cleanup;
import dev.headroom.topics.Topic.Direction;
import java.time.Duration;
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

    /**
     * Where time is real, nothing from further ahead than this: a tick of a clock that is wrong would stand for all time until then.
     */
    private static final Map<String, String> NO_FUTURE = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Long.toString(Duration.ofMinutes(10).toMillis()));

    private static final Map<String, String> ANY_TIMESTAMP_LARGE_RECORDS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Long.toString(Long.MAX_VALUE),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(8 * 1024 * 1024));

    private static final long TELEMETRY_BYTES_A_PARTITION = 5_000_000_000L;

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

    /**
     * GPU telemetry and the clock's ticks; the key is the cluster shard as UTF-8 text, null for a tick. The broker refuses records
     * from the future, and drops the oldest beyond {@value #TELEMETRY_BYTES_A_PARTITION} bytes a partition.
     */
    public static final Topic GPU_UTILIZATION = new Topic(
            "gpu_utilization",
            Direction.INPUT,
            Cleanup.LOG,
            4,
            null,
            GpuReport.getClassSchema(),
            Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                    Long.toString(Duration.ofMinutes(10).toMillis()),
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    Long.toString(TELEMETRY_BYTES_A_PARTITION)));

    /** Messages of providers' status feeds and the clock's ticks; the key is provider/incident as UTF-8 text, null for a tick. */
    public static final Topic CLOUD_INCIDENTS = new Topic(
            "cloud_incidents", Direction.INPUT, Cleanup.LOG, 1, null, CloudIncident.getClassSchema(), ANY_TIMESTAMP);

    public static final Topic FAILOVER_POLICIES = table(
            "failover_policies",
            Direction.INPUT,
            1,
            FailoverPolicyKey.getClassSchema(),
            FailoverPolicy.getClassSchema());

    /** Orders of operators and the clock's ticks; the key is provider/region as UTF-8 text, null for a tick. */
    public static final Topic OPERATOR_COMMANDS = new Topic(
            "operator_commands", Direction.INPUT, Cleanup.LOG, 1, null, OperatorCommand.getClassSchema(), NO_FUTURE);

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

    /** Cells and markers of each minute, what failover decides on; the key is null. */
    public static final Topic FLEET_MINUTES = new Topic(
            "fleet_minutes", Direction.OUTPUT, Cleanup.LOG, 1, null, FleetMinute.getClassSchema(), ANY_TIMESTAMP);

    /** What else failover reads, sampled once for each minute; the key is null. */
    public static final Topic FAILOVER_CONTEXT = new Topic(
            "failover_context",
            Direction.OUTPUT,
            Cleanup.LOG,
            1,
            null,
            FailoverContext.getClassSchema(),
            ANY_TIMESTAMP);

    public static final Topic GPU_FLEET_MINUTELY = new Topic(
            "gpu_fleet_minutely",
            Direction.OUTPUT,
            Cleanup.COMPACTED_AND_AGED,
            4,
            GpuFleetMinuteKey.getClassSchema(),
            GpuFleetMinute.getClassSchema(),
            retention(Duration.ofDays(30)));

    public static final Topic GPU_FLEET_HOURLY = new Topic(
            "gpu_fleet_hourly",
            Direction.OUTPUT,
            Cleanup.COMPACTED_AND_AGED,
            4,
            GpuFleetHourKey.getClassSchema(),
            GpuFleetHour.getClassSchema(),
            retention(Duration.ofDays(1_100)));

    public static final Topic FAILOVER_STATE = table(
            "failover_state", Direction.OUTPUT, 1, FailoverStateKey.getClassSchema(), FailoverState.getClassSchema());

    public static final Topic FAILOVER_TRIGGERS = new Topic(
            "failover_triggers",
            Direction.OUTPUT,
            Cleanup.LOG,
            1,
            FailoverTriggerKey.getClassSchema(),
            FailoverTrigger.getClassSchema(),
            ANY_TIMESTAMP);

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
            GPU_UTILIZATION,
            CLOUD_INCIDENTS,
            FAILOVER_POLICIES,
            OPERATOR_COMMANDS,
            SPEND_IMPORTS,
            SPEND_DAILY,
            COMMITMENT_CONSUMPTION,
            COMMITMENT_PERIODS,
            COMMITMENT_PORTFOLIO,
            FLEET_MINUTES,
            FAILOVER_CONTEXT,
            GPU_FLEET_MINUTELY,
            GPU_FLEET_HOURLY,
            FAILOVER_STATE,
            FAILOVER_TRIGGERS,
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

    /** Of rows that age; their timestamp is the start of their span. */
    private static Map<String, String> retention(Duration span) {
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(span.toMillis()));
    }

    private static Topic table(
            String name, Direction direction, int partitions, @Nullable Schema key, @Nullable Schema value) {
        return new Topic(name, direction, Cleanup.COMPACTED, partitions, key, value, ANY_TIMESTAMP);
    }
}
