package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A world put together by hand, one line a thing, over plain defaults: dollars on an AWS bill for one year from 2025-01-01. */
final class SmallWorld {

    private static final String TERMS = """
            version: 1
            effective_from: '2025-01-01'
            provider: aws
            currency: USD
            term: {start: '2025-01-01', end: '2026-01-01'}
            kind: BUILD_UP
            cost_metric: BILLED
            charge_categories: [Usage, Purchase, Adjustment]
            attribution: CHARGE_PERIOD
            priority: 1
            """;

    private final List<TermsVersion> terms = new ArrayList<>();
    private final List<FxRate> rates = new ArrayList<>();
    private final Map<String, List<Charge>> rows = new LinkedHashMap<>();
    private Instant now = Instant.parse("2025-03-01T00:00:00Z");

    /** Terms with these YAML entries in place of the defaults. */
    SmallWorld terms(String yaml) {
        Map<String, Object> entries = new LinkedHashMap<>(load(TERMS));
        entries.putAll(load(yaml));
        terms.add(TermsFile.version(entries));
        return this;
    }

    SmallWorld rate(String currency, String day, String usdPerUnit) {
        rates.add(new FxRate(currency, LocalDate.parse(day), new BigDecimal(usdPerUnit)));
        return this;
    }

    /** An invoiced charge of one day; columns are {@code Name=value}. */
    SmallWorld settled(String day, String cost, String... columns) {
        return add("SETTLED", day, cost, columns);
    }

    /** A metered charge of one day; columns are {@code Name=value}. */
    SmallWorld accrued(String day, String cost, String... columns) {
        return add("ACCRUED", day, cost, columns);
    }

    SmallWorld now(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    World world() {
        List<Artifact> artifacts = new ArrayList<>();
        rows.forEach((ledger, charges) -> artifacts.add(new Artifact(ledger, "1", "DELTA", ledger, charges, true)));
        return new World(terms, artifacts, rates, now);
    }

    /** The balance of that commitment. */
    Map<String, @Nullable Object> balance(String id) {
        return row(Oracle.tables(world()).commitmentConsumption(), "commitment_id", id);
    }

    /** The period of that id. */
    Map<String, @Nullable Object> period(String id) {
        return row(Oracle.tables(world()).commitmentPeriods(), "period_id", id);
    }

    /** The totals of that provider. */
    Map<String, @Nullable Object> portfolio(String provider) {
        return row(Oracle.tables(world()).commitmentPortfolio(), "provider", provider);
    }

    private static Map<String, @Nullable Object> row(
            List<Map<String, @Nullable Object>> table, String column, String value) {
        return table.stream()
                .filter(row -> value.equals(row.get(column)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row with " + column + " " + value));
    }

    private SmallWorld add(String ledger, String day, String cost, String... columns) {
        LocalDate start = LocalDate.parse(day);
        Map<String, String> row = new LinkedHashMap<>();
        List.of("BilledCost", "EffectiveCost", "ContractedCost", "ListCost").forEach(column -> row.put(column, cost));
        List.of("ProviderName", "PublisherName", "InvoiceIssuerName").forEach(column -> row.put(column, "AWS"));
        row.put("BillingCurrency", "USD");
        row.put("BillingAccountId", "A1");
        row.put("ChargeCategory", "Usage");
        row.put("ChargePeriodStart", start + "T00:00:00Z");
        row.put("ChargePeriodEnd", start.plusDays(1) + "T00:00:00Z");
        row.put("BillingPeriodStart", start.withDayOfMonth(1) + "T00:00:00Z");
        for (String column : columns) {
            int equals = column.indexOf('=');
            row.put(column.substring(0, equals), column.substring(equals + 1));
        }
        rows.computeIfAbsent(ledger, name -> new ArrayList<>()).add(FocusRows.charge(row));
        return this;
    }

    private static Map<String, Object> load(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
