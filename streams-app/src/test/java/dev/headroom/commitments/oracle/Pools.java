package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * The few values that generated worlds are made of: few, so that charges meet in cells, days and periods. The first of each pool
 * is the plainest, which shrinking ends at.
 */
final class Pools {

    /** In code-point order; in UTF-16 order the last two would change places. */
    static final List<String> COMMITMENT_IDS = List.of("c1", "c2", "c\uFF5E", "c\uD83D\uDE00");

    static final List<String> CATEGORIES = List.of("Usage", "Purchase", "Adjustment", "Credit", "Tax");

    private static final List<LocalDate> DAYS = days(
            "2025-01-02",
            "2025-01-01",
            "2025-01-03",
            "2025-01-10",
            "2025-01-30",
            "2025-01-31",
            "2025-02-01",
            "2025-02-02",
            "2025-02-10",
            "2025-02-14",
            "2025-02-28",
            "2025-03-01",
            "2025-03-31",
            "2025-12-31",
            "2024-12-31");

    private static final int OFTEN = 8;

    private Pools() {}

    /** Days of charges and of now. */
    static Arbitrary<LocalDate> days() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(DAYS.subList(0, OFTEN))), Tuple.of(1, Arbitraries.of(DAYS)));
    }

    static List<LocalDate> days(String... isoDays) {
        return List.of(isoDays).stream().map(LocalDate::parse).toList();
    }

    /** Costs and applied amounts. */
    static Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigDecimal> usual = decimals(
                "10",
                "40",
                "100",
                "7.5",
                "20",
                "60",
                "0",
                "-10",
                "-40",
                "33.33",
                "0.01",
                "1000",
                "0.000000000000000001",
                "-0.0000007");
        return Arbitraries.frequencyOf(Tuple.of(40, usual), Tuple.of(1, decimals("123456789.123456789012345678")));
    }

    static Arbitrary<BigDecimal> decimals(String... texts) {
        return Arbitraries.of(List.of(texts).stream().map(BigDecimal::new).toList());
    }

    /** Dollars mostly; every currency of the rates, and one that never has one. */
    static Arbitrary<String> currencies() {
        return Arbitraries.frequency(Tuple.of(12, "USD"), Tuple.of(3, "EUR"), Tuple.of(1, "JPY"), Tuple.of(1, "CHF"));
    }
}
