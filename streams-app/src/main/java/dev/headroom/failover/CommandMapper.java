package dev.headroom.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.failover.machine.Command;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;

/** Orders of {@code operator_commands}. */
final class CommandMapper {

    private CommandMapper() {}

    /** The record, if it can be carried out as it is written. */
    static OperatorCommand checked(OperatorCommand record) {
        if (record.getKind() == CommandKind.RETIRE
                && record.getProvider().isEmpty()
                && record.getRegion().isEmpty()) {
            throw new IllegalArgumentException("RETIRE names neither a cloud nor a region; it would retire everything");
        }
        if (record.getTargetProvider().isEmpty() != record.getTargetRegion().isEmpty()) {
            throw new IllegalArgumentException("a target has a cloud and a region");
        }
        return record;
    }

    static Command toCommand(OperatorCommand record) {
        boolean clustered = switch (record.getKind()) {
            case MAINTENANCE, MAINTENANCE_END, RETIRE -> true;
            default -> false;
        };
        return new Command(
                Command.Kind.valueOf(record.getKind().name()),
                Scope.named(record.getProvider(), record.getRegion(), clustered ? record.getCluster() : ""),
                record.getIncidentId(),
                record.getTargetProvider().isEmpty()
                        ? null
                        : new RegionId(record.getTargetProvider(), record.getTargetRegion()),
                record.getUntil(),
                record.getReason(),
                record.getOperator());
    }
}
