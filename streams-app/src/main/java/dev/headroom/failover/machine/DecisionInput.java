package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Context;
import dev.headroom.failover.signal.Cell;
import dev.headroom.failover.signal.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a decision is made from.
 *
 * @param minute start of the minute that is judged
 * @param tick its closing tick
 * @param cells in any order
 * @param commands those that came before the tick and after the last one, in the order of their log
 * @param incidents those that are open
 * @param lag how long after the minute should have been closed all of it was there, by what was written then
 * @param timing when it is judged
 */
public record DecisionInput(
        Instant minute,
        Instant tick,
        Collection<Cell> cells,
        List<Command> commands,
        Collection<Incident> incidents,
        Context context,
        Duration lag,
        Timing timing) {

    public DecisionInput {
        cells = List.copyOf(cells);
        commands = List.copyOf(commands);
        incidents = List.copyOf(incidents);
    }
}
