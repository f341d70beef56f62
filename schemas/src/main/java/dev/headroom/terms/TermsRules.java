package dev.headroom.terms;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.MarketplaceTerms;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one version of the terms of a commitment, and one version against another. Everything wrong is told, not the first
 * thing only; no fault means that balances can be computed from the terms.
 */
public final class TermsRules {

    private static final Set<String> KINDS = Set.of("BUILD_UP", "BURN_DOWN");
    private static final Set<String> COST_METRICS = Set.of("BILLED", "EFFECTIVE", "CONTRACTED", "LIST");
    private static final Set<String> ATTRIBUTIONS = Set.of("CHARGE_PERIOD", "BILLING_PERIOD");
    private static final Set<String> CATEGORIES = Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");

    private final CommitmentTerms terms;
    private final List<TermsFault> faults = new ArrayList<>();

    private TermsRules(CommitmentTerms terms) {
        this.terms = terms;
    }

    /** Every fault of these terms taken alone; none: they can be loaded. */
    public static List<TermsFault> faults(CommitmentTerms terms) {
        TermsRules rules = new TermsRules(terms);
        rules.checkIdentity();
        rules.checkWords();
        rules.checkAmounts();
        PeriodRules.check(terms, rules.faults);
        ApplicabilityRules.check(terms.getApplicability(), "applicability", rules.faults);
        return List.copyOf(rules.faults);
    }

    /** The fault that two versions of one commitment name different providers, if they do: the provider never changes. */
    public static Optional<TermsFault> changedProvider(CommitmentTerms earlier, CommitmentTerms later) {
        if (earlier.getProvider().equals(later.getProvider())) {
            return Optional.empty();
        }
        return Optional.of(new TermsFault(
                "provider",
                "is " + later.getProvider() + " in version " + later.getTermsVersion() + " and " + earlier.getProvider()
                        + " in version " + earlier.getTermsVersion() + "; the provider of a commitment never changes"));
    }

    private void checkIdentity() {
        String id = terms.getCommitmentId();
        if (id.isBlank()) {
            add("id", "is blank");
        } else if (id.indexOf('|') >= 0) {
            add("id", "has '|' in it, which separates ids where a bill names several");
        }
        if (terms.getTermsVersion() < 1) {
            add("version", "must be 1 or more, not " + terms.getTermsVersion());
        }
        ProviderName.fault(terms.getProvider()).ifPresent(message -> add("provider", message));
        if (terms.getUnit().isBlank()) {
            add("unit", "is blank; give a currency, or the unit of a usage commitment");
        }
        LocalDate end = terms.getTermEnd();
        if (end != null && !end.isAfter(terms.getTermStart())) {
            add("term.end", "must be after the start " + terms.getTermStart() + ", not " + end);
        }
    }

    private void checkWords() {
        checkWord("kind", terms.getKind(), KINDS);
        checkWord("cost_metric", terms.getCostMetric(), COST_METRICS);
        checkWord("attribution", terms.getAttribution(), ATTRIBUTIONS);
        for (int i = 0; i < terms.getChargeCategories().size(); i++) {
            checkWord(
                    "charge_categories[" + i + "]", terms.getChargeCategories().get(i), CATEGORIES);
        }
    }

    private void checkAmounts() {
        checkAmount("total", Decimals.fromNullableBytes(terms.getTotal()), faults);
        MarketplaceTerms marketplace = terms.getMarketplace();
        if (marketplace == null) {
            return;
        }
        BigDecimal ratio = Decimals.fromNullableBytes(marketplace.getCapRatio());
        if (ratio != null && (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0)) {
            add("marketplace.cap_ratio", "must be from 0 to 1, not " + Decimals.toText(ratio));
        }
        ApplicabilityRules.check(marketplace.getApplicability(), "marketplace.applicability", faults);
    }

    private void checkWord(String path, String word, Set<String> allowed) {
        WordRule.fault(word, allowed).ifPresent(message -> add(path, message));
    }

    private void add(String path, String message) {
        faults.add(new TermsFault(path, message));
    }

    static void checkAmount(String path, @Nullable BigDecimal amount, List<TermsFault> faults) {
        if (amount != null && amount.signum() < 0) {
            faults.add(new TermsFault(path, "must not be negative, but is " + Decimals.toText(amount)));
        } else if (amount != null && !Decimals.fitsMicros(amount)) {
            faults.add(new TermsFault(
                    path,
                    "must be below 9223372036854.775808, which is all that tables can show, but is "
                            + Decimals.toText(amount)));
        }
    }
}
