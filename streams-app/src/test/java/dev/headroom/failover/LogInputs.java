package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;

/** Whatever takes the records of the three logs. */
interface LogInputs {

    void fleet(FleetMinute record);

    void order(OperatorCommand command, Instant at);

    void message(CloudIncident incident, Instant at);
}
