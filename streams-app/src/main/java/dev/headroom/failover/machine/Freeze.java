package dev.headroom.failover.machine;

import dev.headroom.failover.signal.Reason;
import java.time.Instant;

/**
 * The system is frozen: nothing is decided.
 *
 * @param reason ALL_SILENT, PANIC, OPERATOR or LAG
 * @param since tick of the decision that froze it, for whatever cause
 * @param finding why, as a sentence
 */
public record Freeze(Reason reason, Instant since, String incidentId, String finding) {

    /** The same freeze for another cause. */
    Freeze goesOnAs(Reason next, String nextFinding) {
        return new Freeze(next, since, incidentId, nextFinding);
    }
}
