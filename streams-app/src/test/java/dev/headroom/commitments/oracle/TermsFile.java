package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a {@code terms.yaml} after YAML has made maps and lists of it. */
final class TermsFile {

    private TermsFile() {}

    static TermsVersion version(Map<?, ?> yaml) {
        Map<?, ?> term = map(yaml.get("term"));
        return new TermsVersion(
                text(yaml, "id"),
                Integer.parseInt(text(yaml, "version")),
                day(yaml, "effective_from"),
                text(yaml, "provider"),
                textOrNull(yaml, "contract_id"),
                yaml.get("unit") == null ? text(yaml, "currency") : text(yaml, "unit"),
                decimalOrNull(yaml, "total"),
                day(term, "start"),
                term.get("end") == null ? null : day(term, "end"),
                text(yaml, "kind"),
                text(yaml, "cost_metric"),
                texts(yaml.get("charge_categories")),
                text(yaml, "attribution"),
                yaml.get("applicability") == null ? null : applicability(map(yaml.get("applicability"))),
                yaml.get("marketplace") == null ? null : marketplace(map(yaml.get("marketplace"))),
                Integer.parseInt(text(yaml, "priority")),
                maps(yaml.get("periods")).stream().map(TermsFile::period).toList());
    }

    private static TermsPeriod period(Map<?, ?> yaml) {
        return new TermsPeriod(
                text(yaml, "id"),
                day(yaml, "start"),
                day(yaml, "end"),
                new BigDecimal(text(yaml, "target")),
                textOrNull(yaml, "shortfall"),
                decimalOrNull(yaml, "carry_over_cap"));
    }

    private static MarketplaceTerms marketplace(Map<?, ?> yaml) {
        return new MarketplaceTerms(
                decimalOrNull(yaml, "cap_ratio"),
                yaml.get("applicability") == null ? null : applicability(map(yaml.get("applicability"))));
    }

    private static Applicability applicability(Map<?, ?> yaml) {
        return new Applicability(
                Boolean.TRUE.equals(yaml.get("IsGlobalScope")),
                Boolean.TRUE.equals(yaml.get("IsComplexScope")),
                cost(yaml),
                yaml.get("InclusionOperator") == null ? "Or" : text(yaml, "InclusionOperator"),
                maps(yaml.get("Inclusions")).stream().map(TermsFile::rule).toList(),
                yaml.get("ExclusionOperator") == null ? "Or" : text(yaml, "ExclusionOperator"),
                maps(yaml.get("Exclusions")).stream().map(TermsFile::rule).toList());
    }

    private static ApplicabilityRule rule(Map<?, ?> yaml) {
        return new ApplicabilityRule(
                text(yaml, "Dimension"), text(yaml, "Operator"), texts(yaml.get("Values")), cost(yaml));
    }

    private static @Nullable BigDecimal cost(Map<?, ?> yaml) {
        return yaml.get("Applicability") == null ? null : decimalOrNull(map(yaml.get("Applicability")), "Cost");
    }

    private static LocalDate day(Map<?, ?> yaml, String field) {
        // An unquoted date is a timestamp to YAML.
        return yaml.get(field) instanceof Date date
                ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(text(yaml, field));
    }

    private static @Nullable BigDecimal decimalOrNull(Map<?, ?> yaml, String field) {
        String text = textOrNull(yaml, field);
        return text == null ? null : new BigDecimal(text);
    }

    private static String text(Map<?, ?> yaml, String field) {
        String text = textOrNull(yaml, field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field + " in " + yaml);
        }
        return text;
    }

    private static @Nullable String textOrNull(Map<?, ?> yaml, String field) {
        Object value = yaml.get(field);
        return value == null ? null : value.toString();
    }

    private static List<String> texts(@Nullable Object list) {
        return list(list).stream().map(Object::toString).toList();
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        return list(list).stream().<Map<?, ?>>map(TermsFile::map).toList();
    }

    private static List<?> list(@Nullable Object list) {
        return list == null ? List.of() : (List<?>) list;
    }

    private static Map<?, ?> map(@Nullable Object map) {
        if (map instanceof Map<?, ?> found) {
            return found;
        }
        throw new IllegalArgumentException("not a mapping: " + map);
    }
}
