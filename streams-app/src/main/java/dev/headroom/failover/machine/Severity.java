package dev.headroom.failover.machine;

import java.util.Locale;

/** How much an alert matters, the most first. */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /** As Alertmanager and PagerDuty spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What nobody shall act on wakes nobody. */
    Severity in(Mode mode) {
        return switch (mode) {
            case LIVE -> this;
            case SHADOW -> atMost(WARNING);
            case REPLAY -> INFO;
        };
    }

    private Severity atMost(Severity most) {
        return compareTo(most) < 0 ? most : this;
    }
}
