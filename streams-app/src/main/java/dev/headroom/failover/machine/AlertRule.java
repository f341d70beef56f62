package dev.headroom.failover.machine;

import java.util.Locale;

/** Names of alerts; {@code docs/runbooks.md} says what to do about each. */
public enum AlertRule {
    /** Something is wrong with a region, from the first sight of a signal to the end of the fail-back. */
    REGION_FAILOVER("RegionFailover"),
    /** A share of a region's GPUs is not healthy, though not enough to move load. */
    GPU_HEALTH_LOW("GpuHealthLow"),
    /** The system, or a region, is frozen. */
    FAILOVER_FROZEN("FailoverFrozen"),
    /** The master gate is closed. */
    FAILOVER_GATE_CLOSED("FailoverGateClosed"),
    /** An operator's order was not carried out. */
    FAILOVER_REFUSED("FailoverRefused"),
    /** Transitions were decided in replay. */
    FAILOVER_REPLAYED("FailoverReplayed");

    private final String alertName;

    AlertRule(String alertName) {
        this.alertName = alertName;
    }

    /** Name of the alert, as Alertmanager's label {@code alertname} spells it. */
    public String alertName() {
        return alertName;
    }

    /** Where it is said what to do. */
    public String runbook() {
        return "docs/runbooks.md#" + alertName.toLowerCase(Locale.ROOT);
    }
}
