package dev.headroom.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.MarketplaceTerms;
import dev.headroom.events.TermsPeriod;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsRulesTest {

    private final CommitmentTerms terms = terms();

    @Test
    void shouldFindNothingWhenTermsAreOrdinary() {
        // Given
        terms.setPeriods(List.of(
                period("Y2", "2026-01-01", "2027-01-01", "600"), period("Y1", "2025-01-01", "2026-01-01", "400")));
        terms.setMarketplace(new MarketplaceTerms(amount("0.25"), "{}"));
        terms.setApplicability("{\"IsGlobalScope\": true}");
        // When, Then
        assertThat(TermsRules.faults(terms)).isEmpty();
    }

    @Test
    void shouldFindNothingWhenTotalAndEndAreUnknown() {
        // Given
        terms.setTotal(null);
        terms.setTermEnd(null);
        // When, Then
        assertThat(TermsRules.faults(terms)).isEmpty();
    }

    @Test
    void shouldTellEveryFaultAtOnce() {
        // Given
        terms.setCommitmentId("a|b");
        terms.setKind("BUILDUP");
        terms.setTotal(amount("-1"));
        terms.setTermEnd(LocalDate.parse("2025-01-01"));
        terms.setApplicability("{");
        // When, Then
        assertThat(TermsRules.faults(terms))
                .extracting(TermsFault::toString)
                .containsExactly(
                        "id: has '|' in it, which separates ids where a bill names several",
                        "term.end: must be after the start 2025-01-01, not 2025-01-01",
                        "kind: 'BUILDUP' is not one of BUILD_UP, BURN_DOWN",
                        "total: must not be negative, but is -1",
                        "applicability: is not valid JSON");
    }

    @Test
    void shouldRefuseAmountsThatNoTableCanShow() {
        // Given
        terms.setTotal(amount("9223372036854.775808"));
        terms.setPeriods(List.of(period("Y1", "2025-01-01", "2026-01-01", "10000000000000")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .filteredOn(fault -> fault.message().startsWith("must be below 9223372036854.775808"))
                .extracting(TermsFault::path)
                .containsExactly("total", "periods[0].target");
    }

    @Test
    void shouldRefuseUnknownWordsAndEmptyNames() {
        // Given
        terms.setCommitmentId(" ");
        terms.setTermsVersion(0);
        terms.setUnit("");
        terms.setCostMetric("NET");
        terms.setAttribution("INVOICE");
        terms.setChargeCategories(List.of("Usage", "usage"));
        terms.setMarketplace(new MarketplaceTerms(amount("1.01"), null));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .extracting(TermsFault::path)
                .containsExactly(
                        "id",
                        "version",
                        "unit",
                        "cost_metric",
                        "attribution",
                        "charge_categories[1]",
                        "marketplace.cap_ratio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "azure", "gcp", "oracle_cloud", "core_weave_inc", "awsome", "3ds"})
    void shouldAcceptAProviderWhenChargesAreAssignedToIt(String provider) {
        // Given
        terms.setProvider(provider);
        // When, Then
        assertThat(TermsRules.faults(terms)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS, aws",
        "Amazon Web Services, aws",
        "AWS EMEA, aws",
        "microsoft, azure",
        "google, gcp",
        "oracle, oracle_cloud",
        "OCI, oracle_cloud",
        "CoreWeave Inc., coreweave_inc",
        "' x '  , x"
    })
    void shouldSayHowToWriteAProviderWhenNoChargeWouldMatchIt(String provider, String advice) {
        // Given
        terms.setProvider(provider);
        // When, Then
        assertThat(TermsRules.faults(terms)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("provider");
            assertThat(fault.message()).endsWith("; write " + advice);
        });
    }

    @Test
    void shouldRefusePeriodsThatLeaveAGap() {
        // Given
        terms.setPeriods(
                List.of(period("Y1", "2025-01-01", "2025-12-31", "1"), period("Y2", "2026-01-01", "2027-01-01", "1")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .containsExactly(new TermsFault(
                        "periods[1].start",
                        "leaves a gap: it is 2026-01-01, but the period before it ends on 2025-12-31"));
    }

    @Test
    void shouldRefusePeriodsThatOverlap() {
        // Given
        terms.setPeriods(
                List.of(period("Y1", "2025-01-01", "2026-01-02", "1"), period("Y2", "2026-01-01", "2027-01-01", "1")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .containsExactly(new TermsFault(
                        "periods[1].start", "overlaps: it is 2026-01-01, but the period before it ends on 2026-01-02"));
    }

    @Test
    void shouldRefusePeriodsThatDoNotCoverTheTerm() {
        // Given
        terms.setPeriods(List.of(period("Y1", "2025-02-01", "2026-01-01", "1")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .containsExactly(
                        new TermsFault(
                                "periods[0].start",
                                "leaves a gap: it is 2025-02-01, but the term starts on 2025-01-01"),
                        new TermsFault("periods", "must cover the term to its end 2027-01-01, but end on 2026-01-01"));
    }

    @Test
    void shouldRefusePeriodsOutsideTheTerm() {
        // Given
        terms.setPeriods(List.of(period("Y1", "2024-12-31", "2028-01-01", "1")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .extracting(TermsFault::path)
                .containsExactly("periods[0].start", "periods");
    }

    @Test
    void shouldRefusePeriodsOfATermWithoutEnd() {
        // Given
        terms.setTermEnd(null);
        terms.setPeriods(List.of(period("Y1", "2025-01-01", "2027-01-01", "1")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("cannot cover a term without end"));
    }

    @Test
    void shouldRefuseTargetsThatSumToMoreThanTheTotal() {
        // Given
        terms.setPeriods(List.of(
                period("Y1", "2025-01-01", "2026-01-01", "500"),
                period("Y2", "2026-01-01", "2027-01-01", "500.000000000000000001")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .containsExactly(new TermsFault(
                        "periods", "have targets that sum to 1000.000000000000000001, more than the total 1000"));
    }

    @Test
    void shouldRefuseAPeriodThatIsWrongInItself() {
        // Given
        TermsPeriod wrong = period("Y1", "2025-01-01", "2025-01-01", "-1");
        wrong.setShortfall("FORGET");
        wrong.setCarryOverCap(amount("-2"));
        terms.setPeriods(List.of(
                wrong, period("Y1", "2025-01-01", "2027-01-01", "1"), period("", "2027-01-01", "2027-01-02", "0")));
        // When, Then
        assertThat(TermsRules.faults(terms))
                .extracting(TermsFault::path)
                .containsExactly(
                        "periods[0].end",
                        "periods[0].target",
                        "periods[0].carry_over_cap",
                        "periods[0].shortfall",
                        "periods[1].id",
                        "periods[2].id",
                        "periods");
    }

    @Test
    void shouldRefuseAnotherProviderInALaterVersion() {
        // Given
        CommitmentTerms later = terms();
        later.setTermsVersion(2);
        later.setProvider("azure");
        // When, Then
        assertThat(TermsRules.changedProvider(terms, terms())).isEmpty();
        assertThat(TermsRules.changedProvider(terms, later))
                .contains(new TermsFault(
                        "provider",
                        "is azure in version 2 and aws in version 1; the provider of a commitment never changes"));
    }

    @Property
    void shouldFindNothingWhateverWayATermIsCutIntoPeriods(@ForAll("cuts") List<Integer> cuts) {
        // Given
        LocalDate start = LocalDate.parse("2025-01-01");
        TreeSet<Integer> days = new TreeSet<>(cuts);
        days.add(730);
        ArrayList<TermsPeriod> periods = new ArrayList<>();
        int from = 0;
        for (int day : days) {
            periods.add(period(
                    "P" + from,
                    start.plusDays(from).toString(),
                    start.plusDays(day).toString(),
                    "0"));
            from = day;
        }
        Collections.reverse(periods);
        terms.setPeriods(periods);
        // When, Then
        assertThat(TermsRules.faults(terms)).isEmpty();
        // When
        if (periods.size() > 2) {
            periods.remove(1);
            // Then
            assertThat(TermsRules.faults(terms)).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 729).list().ofMaxSize(8);
    }

    private static CommitmentTerms terms() {
        return new CommitmentTerms(
                "c",
                1,
                LocalDate.parse("2025-01-01"),
                "aws",
                null,
                "USD",
                amount("1000"),
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2027-01-01"),
                "BUILD_UP",
                "BILLED",
                List.of("Usage", "Tax"),
                "CHARGE_PERIOD",
                null,
                null,
                1,
                List.of(),
                List.of());
    }

    private static TermsPeriod period(String id, String start, String end, String target) {
        return new TermsPeriod(id, LocalDate.parse(start), LocalDate.parse(end), amount(target), null, null);
    }

    private static ByteBuffer amount(String text) {
        return Decimals.toBytes(new BigDecimal(text));
    }
}
