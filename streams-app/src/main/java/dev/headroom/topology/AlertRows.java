package dev.headroom.topology;

import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.AlertEvent;
import java.time.Instant;

/** From rows of {@code alerts_active} to what is told of them in {@code alert_events}. */
public final class AlertRows {

    private AlertRows() {}

    /** The last row of an alert that has ended. */
    public static ActiveAlert resolved(ActiveAlert last, Instant now) {
        return ActiveAlert.newBuilder(last)
                .setEventAction("resolve")
                .setEndsAt(now)
                .setAsOf(now)
                .build();
    }

    /** The event that tells of a row of {@code alerts_active}. */
    public static AlertEvent toEvent(ActiveAlert row, long version) {
        return new AlertEvent(
                row.getDedupKey(),
                row.getEventAction(),
                row.getAlertName(),
                row.getSeverity(),
                row.getSummary(),
                row.getSource(),
                row.getComponent(),
                row.getProvider(),
                row.getRegion(),
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
