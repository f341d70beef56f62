package dev.headroom.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.failover.machine.Command;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;

/** Orders of {@code operator_commands}. */
final class CommandMapper {

    private static final int LONGEST_NAME = 255;

    /** It stands in triggers and alerts, which have to fit in a record. */
    private static final int LONGEST_TEXT = 2000;

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
        checkPlace("provider", record.getProvider());
        checkPlace("region", record.getRegion());
        checkPlace("target_provider", record.getTargetProvider());
        checkPlace("target_region", record.getTargetRegion());
        checkLength("cluster", record.getCluster(), LONGEST_NAME);
        checkLength("operator", record.getOperator(), LONGEST_NAME);
        checkLength("incident_id", record.getIncidentId(), LONGEST_TEXT);
        checkLength("reason", record.getReason(), LONGEST_TEXT);
        return record;
    }

    /** Scopes are kept as provider/region/cluster. */
    private static void checkPlace(String field, String name) {
        checkLength(field, name, LONGEST_NAME);
        if (name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(field + " '" + name + "' has a slash; that parts provider and region");
        }
    }

    private static void checkLength(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    field + " is " + text.length() + " characters long, longer than " + longest);
        }
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
