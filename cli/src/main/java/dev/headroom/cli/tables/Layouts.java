package dev.headroom.cli.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;

/** Which columns people are shown: a choice for the tables that have more than fit on a line, all of them for others. */
final class Layouts {

    /** Field names; after a colon the header, where it is not the name of the field without {@code _micros}. */
    private static final Map<String, String> CHOSEN = Map.of(
            "commitment_consumption",
            "commitment_id:commitment provider state unit total_micros consumed_micros consumed_ratio:% remaining_micros"
                    + " run_rate_30d_micros_per_day:per_day_30d exhaustion_p50:exhausted data_through",
            "commitment_periods",
            "commitment_id:commitment period_id:period starts_at:from ends_at:until unit target_micros"
                    + " carried_in_micros:carried counted_micros shortfall_micros projected_shortfall_micros:projected"
                    + " status",
            "commitment_portfolio",
            "provider unit total_micros consumed_micros remaining_micros run_rate_30d_micros_per_day:per_day_30d"
                    + " commitment_count:commitments undisclosed_count:undisclosed provisional as_of",
            "spend_imports",
            "scope artifact style ledger status row_count:rows rows_expected:expected source_name:source",
            "spend_daily",
            "charge_day:day provider service_name:service charge_category:category ledger unit billed_cost:billed"
                    + " effective_cost:effective row_count:rows applied_commitment_id:applied_to",
            "alerts_active",
            "severity alert_name:alert source summary starts_at:since",
            "alert_events",
            "as_of event_action:action severity alert_name:alert source summary",
            "commitment_terms",
            "commitment_id:commitment terms_version:version effective_from:from provider unit total term_start:starts"
                    + " term_end:ends kind cost_metric:metric priority",
            "cloud_spend",
            "kind scope artifact style ledger first_row rows row_count:in_all source_name:source",
            "dead_letters",
            "topic partition offset reason file line message");

    private static final String ROWS = "rows";

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
            columns.add(field.name().equals(ROWS) ? count(field, header) : Column.of(field, header));
        }
        return columns;
    }

    /** Charge rows of a delivery are too many for a cell: it tells how many they are. */
    private static Column count(Schema.Field field, String header) {
        return new Column(
                header,
                true,
                false,
                row -> row.get(field.pos()) instanceof Collection<?> rows ? Integer.toString(rows.size()) : "");
    }
}
