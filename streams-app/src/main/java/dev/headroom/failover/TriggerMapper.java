package dev.headroom.failover;

import dev.headroom.failover.machine.Trigger;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FailoverTriggerKey;
import org.jspecify.annotations.Nullable;

/** Records of {@code failover_triggers}. */
final class TriggerMapper {

    static final String COMPONENT = "failover";

    private TriggerMapper() {}

    static FailoverTriggerKey toKey(Trigger trigger) {
        return new FailoverTriggerKey(
                trigger.region().provider(), trigger.region().region());
    }

    static FailoverTrigger toRow(Trigger trigger, long version) {
        return new FailoverTrigger(
                trigger.region().provider(),
                trigger.region().region(),
                trigger.incidentId(),
                trigger.epoch(),
                trigger.action().name(),
                trigger.target() == null ? null : trigger.target().provider(),
                trigger.target() == null ? null : trigger.target().region(),
                trigger.from() == null ? null : trigger.from().provider(),
                trigger.from() == null ? null : trigger.from().region(),
                trigger.shareRatio(),
                trigger.gpusMoved(),
                trigger.reason().name(),
                trigger.evidence(),
                trigger.policyVersion(),
                trigger.eventTime(),
                trigger.decidedAt(),
                trigger.mode().name(),
                trigger.dedupKey(),
                trigger.action().resolves() ? "resolve" : "trigger",
                trigger.rule().alertName(),
                trigger.severity().word(),
                trigger.summary(),
                "region/" + trigger.region(),
                COMPONENT,
                trigger.eventTime(),
                trigger.endsAt(),
                number(trigger.observed()),
                number(trigger.threshold()),
                unit(trigger.observed()),
                trigger.rule().runbook(),
                trigger.decidedAt(),
                version);
    }

    static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static @Nullable String unit(double value) {
        return Double.isNaN(value) ? null : "ratio";
    }
}
