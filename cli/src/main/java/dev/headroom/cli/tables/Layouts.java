package dev.headroom.cli.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;

/** Which columns people are shown: a choice for the tables that have more than fit on a line, all of them for others. */
final class Layouts {

    /** Field names; after a colon the header, where it is not the name of the field without {@code _micros}. */
    private static final Map<String, String> CHOSEN = Map.ofEntries(
            Map.entry(
                    "commitment_consumption",
                    "commitment_id:commitment provider state unit total_micros consumed_micros consumed_ratio:% remaining_micros"
                            + " run_rate_30d_micros_per_day:per_day_30d exhaustion_p50:exhausted data_through"),
            Map.entry(
                    "commitment_periods",
                    "commitment_id:commitment period_id:period starts_at:from ends_at:until unit target_micros"
                            + " carried_in_micros:carried counted_micros shortfall_micros projected_shortfall_micros:projected"
                            + " status"),
            Map.entry(
                    "commitment_portfolio",
                    "provider unit total_micros consumed_micros remaining_micros run_rate_30d_micros_per_day:per_day_30d"
                            + " commitment_count:commitments undisclosed_count:undisclosed provisional as_of"),
            Map.entry(
                    "spend_imports",
                    "scope artifact style ledger status row_count:rows rows_expected:expected source_name:source"),
            Map.entry(
                    "spend_daily",
                    "charge_day:day provider service_name:service charge_category:category ledger unit billed_cost:billed"
                            + " effective_cost:effective row_count:rows applied_commitment_id:applied_to"),
            Map.entry("alerts_active", "severity alert_name:alert source summary starts_at:since"),
            Map.entry("alert_events", "as_of event_action:action severity alert_name:alert source summary"),
            Map.entry(
                    "commitment_terms",
                    "commitment_id:commitment terms_version:version effective_from:from provider unit total term_start:starts"
                            + " term_end:ends kind cost_metric:metric priority"),
            Map.entry(
                    "cloud_spend",
                    "kind scope artifact style ledger first_row rows row_count:in_all source_name:source"),
            Map.entry("dead_letters", "topic partition offset reason file line message"),
            Map.entry(
                    "failover_policies",
                    "scope_pattern:scope effective_from policy_version:version mode silence_ratio:silence"
                            + " outage_ratio:outage saturation_ratio:saturation health_trigger_ratio:health"
                            + " workload_classes:classes"),
            Map.entry("cloud_incidents", "kind provider incident_id:incident status regions starts_at ends_at title"),
            Map.entry(
                    "operator_commands",
                    "kind provider region cluster incident_id:incident target_region:target until operator reason"),
            Map.entry(
                    "gpu_utilization",
                    "kind provider region cluster rack gpu_model:model hosts interval_start interval_ms"
                            + " collector_version:collector"),
            Map.entry(
                    "fleet_minutes",
                    "kind minute partition:p region cluster gpu_model:model nodes_expected:nodes"
                            + " nodes_missed_3:missed_3 gpus_expected:gpus gpu_ms_healthy:healthy_ms gpu_ms_busy:busy_ms"),
            Map.entry(
                    "failover_context",
                    "kind minute provider commitment_id:commitment commitment_state:state consumed_ratio:consumed"
                            + " burn_ratio_slow:burn region gpu_model:model price_micros"),
            Map.entry(
                    "gpu_fleet_minutely",
                    "provider region cluster gpu_model:model starts_at nodes_reporting:nodes nodes_expected:of"
                            + " gpus_healthy:healthy gpus_expected:gpus util_p50:p50 util_p95:p95 final"),
            Map.entry(
                    "gpu_fleet_hourly",
                    "provider region cluster gpu_model:model starts_at gpus_expected:gpus"
                            + " gpu_hours_healthy:h_healthy gpu_hours_useful:h_useful util_p50:p50 final"),
            Map.entry(
                    "failover_state",
                    "provider region state since reason_code:reason nodes_silent:silent"
                            + " healthy_headroom_gpus:headroom target_region:target mode note"),
            Map.entry(
                    "failover_triggers",
                    "decided_at mode epoch action provider region target_region:target gpus_moved:gpus"
                            + " reason_code:reason summary"));

    private static final Set<String> COUNTED = Set.of("rows", "hosts", "workload_classes");

    private Layouts() {}

    /** The columns of a topic by its name without prefix. */
    static List<Column> of(String topic, Schema schema) {
        String chosen = CHOSEN.get(topic);
        if (chosen == null) {
            return schema.getFields().stream()
                    .map(field -> Column.of(field, HumanText.header(field)))
                    .toList();
        }
        List<Column> columns = new ArrayList<>();
        for (String choice : List.of(chosen.split(" "))) {
            List<String> parts = List.of(choice.split(":"));
            Schema.Field field = Objects.requireNonNull(schema.getField(parts.get(0)), choice);
            String header = parts.size() > 1 ? parts.get(1) : HumanText.header(field);
            columns.add(COUNTED.contains(field.name()) ? count(field, header) : Column.of(field, header));
        }
        return columns;
    }

    /** Charge rows of a delivery and the like are too many for a cell: it tells how many they are. */
    private static Column count(Schema.Field field, String header) {
        return new Column(
                header,
                true,
                false,
                row -> row.get(field.pos()) instanceof Collection<?> rows ? Integer.toString(rows.size()) : "");
    }
}
