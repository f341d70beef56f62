package dev.headroom.commitments;

import dev.headroom.commitments.oracle.Charge;
import dev.headroom.commitments.oracle.DeliveryEvent;
import dev.headroom.commitments.oracle.DeliveryEvent.ArtifactId;
import dev.headroom.commitments.oracle.TermsVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain things to start a time line with. */
final class Given {

    private Given() {}

    /** A thousand dollars over 2025 with AWS. */
    static TermsVersion terms(String id) {
        return terms(id, "1000");
    }

    static TermsVersion terms(String id, @Nullable String total) {
        return new TermsVersion(
                id,
                1,
                LocalDate.parse("2025-01-01"),
                "aws",
                "K",
                "USD",
                total == null ? null : new BigDecimal(total),
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2026-01-01"),
                "BUILD_UP",
                "BILLED",
                List.of("Usage", "Purchase", "Adjustment"),
                "CHARGE_PERIOD",
                null,
                null,
                1,
                List.of());
    }

    /** One day of AWS usage. */
    static Charge charge(String day, String cost) {
        BigDecimal amount = new BigDecimal(cost);
        Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant month = LocalDate.parse(day)
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return new Charge(
                new Charge.Names("AWS", "AWS", null, null, "AWS"),
                new Charge.What("A1", null, "Compute", "EC2", "us-east-1", "S", "Usage", null, "Standard", null),
                new Charge.When(start, start.plusSeconds(86_400), month),
                new Charge.Costs(amount, amount, amount, amount),
                "USD",
                List.of());
    }

    static ArtifactId replacement(String scope, long number) {
        return new ArtifactId(scope, Long.toString(number), "REPLACEMENT", "SETTLED");
    }

    static DeliveryEvent tick(String instant) {
        return new DeliveryEvent.Tick(Instant.parse(instant));
    }
}
