package dev.headroom.commitments.alerts;

/** The conditions that are judged; {@code docs/runbooks.md} says what to do about each. */
public enum AlertRule {
    /** A share of the total is consumed. */
    COMMITMENT_CONSUMED("CommitmentConsumed"),
    /** Less than planned is spent over the fast and the slow window, and in all. */
    COMMITMENT_UNDER_BURNING("CommitmentUnderBurning"),
    /** More than planned is spent over the fast and the slow window, and in all. */
    COMMITMENT_OVER_BURNING("CommitmentOverBurning"),
    /** At the present rate the running period will end short. */
    PERIOD_SHORTFALL_PROJECTED("PeriodShortfallProjected"),
    /** A period ended short and the rest is payable or forfeited. */
    PERIOD_SHORT("PeriodShort"),
    /** The term ends soon and something is left. */
    COMMITMENT_EXPIRING("CommitmentExpiring"),
    /** No charge has come for days. */
    SPEND_DATA_STALE("SpendDataStale");

    private final String alertName;

    AlertRule(String alertName) {
        this.alertName = alertName;
    }

    /** Name of the alert, as Alertmanager's label {@code alertname} spells it. */
    public String alertName() {
        return alertName;
    }
}
