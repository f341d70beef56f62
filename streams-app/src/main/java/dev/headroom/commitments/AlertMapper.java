package dev.headroom.commitments;

import dev.headroom.commitments.alerts.Finding;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.AlertEvent;
import java.time.Instant;
import java.util.Locale;

/** Alerts as {@code alerts_active} and {@code alert_events} show them. */
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

    /** The last row of an alert that has ended. */
    static ActiveAlert resolved(ActiveAlert last, Instant now) {
        return ActiveAlert.newBuilder(last)
                .setEventAction("resolve")
                .setEndsAt(now)
                .setAsOf(now)
                .build();
    }

    /** The event that tells of a row of {@code alerts_active}. */
    static AlertEvent toEvent(ActiveAlert row, long version) {
        return new AlertEvent(
                row.getDedupKey(),
                row.getEventAction(),
                row.getAlertName(),
                row.getSeverity(),
                row.getSummary(),
                row.getSource(),
                row.getComponent(),
                row.getProvider(),
                row.getCommitmentId(),
                row.getPeriodId(),
                row.getReasonCode(),
                row.getObservedValue(),
                row.getThreshold(),
                row.getUnit(),
                row.getStartsAt(),
                row.getEndsAt(),
                row.getRunbookUrl(),
                row.getAsOf(),
                version);
    }
}
