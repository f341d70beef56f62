package dev.headroom.commitments.alerts;

import java.util.Locale;

/** PagerDuty's four severities (Events API v2). */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /** As PagerDuty spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
