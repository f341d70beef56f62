package dev.headroom.commitments;

import dev.headroom.commitments.alerts.Finding;
import dev.headroom.tables.ActiveAlert;
import java.time.Instant;
import java.util.Locale;

/** Alerts as {@code alerts_active} shows them. */
final class AlertMapper {

    private static final String COMPONENT = "commitments";
    private static final String RUNBOOK = "docs/runbooks.md#";

    private AlertMapper() {}

    static ActiveAlert triggered(Finding finding, Instant since, Instant now) {
        return new ActiveAlert(
                finding.dedupKey(),
                "trigger",
                finding.rule().alertName(),
                finding.severity().word(),
                finding.summary(),
                "commitment/" + finding.commitmentId(),
                COMPONENT,
                finding.provider(),
                null,
                finding.commitmentId(),
                finding.periodId(),
                finding.rule().name(),
                finding.observed().doubleValue(),
                finding.threshold().doubleValue(),
                finding.unit(),
                since,
                null,
                RUNBOOK + finding.rule().alertName().toLowerCase(Locale.ROOT),
                now,
                0L);
    }
}
