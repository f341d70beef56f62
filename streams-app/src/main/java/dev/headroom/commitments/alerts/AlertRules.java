package dev.headroom.commitments.alerts;

import dev.headroom.commitments.balance.Balance;
import dev.headroom.commitments.balance.CommitmentState;
import dev.headroom.commitments.balance.PeriodBalance;
import dev.headroom.commitments.balance.PeriodStatus;
import dev.headroom.commitments.terms.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which conditions a balance meets on a day: a pure function. None while nothing has been counted, so that terms loaded before the
 * first bill page nobody.
 */
public final class AlertRules {

    private static final int STALE_AFTER_DAYS = 3;
    private static final String RATIO = "ratio";
    private static final String DAYS = "days";

    /** Percent of the total, and how much that matters where credit is used up; where spend builds up it is good news. */
    private static final Map<Integer, Severity> THRESHOLDS =
            new TreeMap<>(Map.of(50, Severity.INFO, 80, Severity.INFO, 90, Severity.WARNING, 100, Severity.ERROR));

    /** Days before the end of the term; the nearest that holds counts. */
    private static final Map<Integer, Severity> COUNTDOWN =
            new TreeMap<>(Map.of(7, Severity.ERROR, 30, Severity.WARNING, 90, Severity.INFO));

    private AlertRules() {}

    public static List<Finding> judge(Balance balance, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        if (balance.hasCounted()) {
            consumed(balance, findings);
            burning(balance, findings);
            periods(balance, findings);
            if (balance.state() != CommitmentState.EXPIRED) {
                expiring(balance, today, findings);
                stale(balance, today, findings);
            }
        }
        return findings;
    }

    private static void consumed(Balance balance, List<Finding> findings) {
        BigDecimal ratio = balance.consumedRatio();
        BigDecimal total = balance.terms().total();
        if (ratio == null || total == null) {
            return;
        }
        THRESHOLDS.forEach((percent, severity) -> {
            BigDecimal threshold = BigDecimal.valueOf(percent, 2);
            if (ratio.compareTo(threshold) >= 0) {
                findings.add(finding(
                        balance,
                        AlertRule.COMMITMENT_CONSUMED,
                        "/" + percent,
                        balance.terms().kind() == Kind.BURN_DOWN ? severity : Severity.INFO,
                        Amounts.percent(ratio) + " of " + Amounts.of(total, unit(balance)) + " is consumed",
                        null,
                        ratio,
                        threshold,
                        RATIO));
            }
        });
    }

    private static void burning(Balance balance, List<Finding> findings) {
        BigDecimal fast = balance.burnRatioFast();
        BigDecimal slow = balance.burnRatioSlow();
        boolean under = balance.state() == CommitmentState.UNDER_BURNING;
        boolean over = balance.state() == CommitmentState.OVER_BURNING;
        if (fast == null || slow == null || !(under || over)) {
            return;
        }
        findings.add(finding(
                balance,
                under ? AlertRule.COMMITMENT_UNDER_BURNING : AlertRule.COMMITMENT_OVER_BURNING,
                "",
                Severity.WARNING,
                "spend is at " + Amounts.percent(fast) + " of plan over 7 days and " + Amounts.percent(slow)
                        + " over 30",
                null,
                slow,
                under ? new BigDecimal("0.9") : new BigDecimal("1.1"),
                RATIO));
    }

    private static void periods(Balance balance, List<Finding> findings) {
        for (PeriodBalance period : balance.periods()) {
            BigDecimal projected = period.projectedShortfall();
            BigDecimal shortfall = period.shortfall();
            if (projected != null && projected.signum() > 0) {
                findings.add(shortfall(balance, period, AlertRule.PERIOD_SHORTFALL_PROJECTED, projected, "will end "));
            } else if (shortfall != null
                    && (period.status() == PeriodStatus.SHORT || period.status() == PeriodStatus.EXPIRED)) {
                findings.add(shortfall(balance, period, AlertRule.PERIOD_SHORT, shortfall, "ended "));
            }
        }
    }

    private static Finding shortfall(
            Balance balance, PeriodBalance period, AlertRule rule, BigDecimal amount, String verb) {
        return finding(
                balance,
                rule,
                "/" + period.period().id(),
                rule == AlertRule.PERIOD_SHORT ? Severity.ERROR : Severity.WARNING,
                "period " + period.period().id() + " " + verb + Amounts.of(amount, unit(balance)) + " short of "
                        + Amounts.of(period.due(), unit(balance)),
                period.period().id(),
                amount,
                BigDecimal.ZERO,
                unit(balance));
    }

    private static void expiring(Balance balance, LocalDate today, List<Finding> findings) {
        LocalDate end = balance.terms().termEnd();
        BigDecimal remaining = balance.remaining();
        if (end == null || remaining == null || remaining.signum() == 0) {
            return;
        }
        long daysLeft = ChronoUnit.DAYS.between(today, end);
        for (Map.Entry<Integer, Severity> step : COUNTDOWN.entrySet()) {
            if (daysLeft <= step.getKey()) {
                findings.add(finding(
                        balance,
                        AlertRule.COMMITMENT_EXPIRING,
                        "/" + step.getKey(),
                        step.getValue(),
                        "ends in " + daysLeft + " days with " + Amounts.of(remaining, unit(balance)) + " left",
                        null,
                        BigDecimal.valueOf(daysLeft),
                        BigDecimal.valueOf(step.getKey()),
                        DAYS));
                return;
            }
        }
    }

    private static void stale(Balance balance, LocalDate today, List<Finding> findings) {
        long age = ChronoUnit.DAYS.between(balance.dataThrough(), today);
        if (age > STALE_AFTER_DAYS) {
            findings.add(finding(
                    balance,
                    AlertRule.SPEND_DATA_STALE,
                    "",
                    Severity.WARNING,
                    "the latest charge is of " + balance.dataThrough() + ", " + age + " days ago",
                    null,
                    BigDecimal.valueOf(age),
                    BigDecimal.valueOf(STALE_AFTER_DAYS),
                    DAYS));
        }
    }

    private static Finding finding(
            Balance balance,
            AlertRule rule,
            String which,
            Severity severity,
            String summary,
            @Nullable String periodId,
            BigDecimal observed,
            BigDecimal threshold,
            String unit) {
        String id = balance.terms().commitmentId();
        return new Finding(
                "commitment/" + id + "/" + rule.alertName() + which,
                rule,
                severity,
                id + ": " + summary,
                balance.terms().provider(),
                id,
                periodId,
                observed,
                threshold,
                unit);
    }

    private static String unit(Balance balance) {
        return balance.terms().unit();
    }
}
