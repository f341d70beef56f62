package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the decision task reads, from six topics. */
sealed interface FailoverInput {

    /** A cell or a marker of a minute. */
    record Fleet(FleetMinute minute) implements FailoverInput {}

    /** A policy; null: taken away. */
    record PolicyChange(String key, @Nullable FailoverPolicy policy) implements FailoverInput {}

    /** An order, or a tick of its log. */
    record Order(OperatorCommand command, Instant at) implements FailoverInput {}

    /** A message about an incident, or a tick of its log. */
    record Message(CloudIncident incident, Instant at) implements FailoverInput {}

    /** Part of a sample. */
    record Sample(FailoverContext context) implements FailoverInput {}

    /** The position of a commitment; null: taken away. */
    record Position(String commitmentId, @Nullable CommitmentConsumption row) implements FailoverInput {}
}
