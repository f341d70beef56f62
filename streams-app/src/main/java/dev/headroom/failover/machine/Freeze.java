package dev.headroom.failover.machine;

import dev.headroom.failover.signal.Reason;
import java.time.Instant;

/**
 * The system is frozen: nothing is decided.
 *
 * @param reason ALL_SILENT, PANIC, OPERATOR or LAG
 * @param since tick of the decision that froze it
 * @param finding why, as a sentence
 */
public record Freeze(Reason reason, Instant since, String incidentId, String finding) {}
