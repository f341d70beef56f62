package dev.headroom.cli.failover;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * Tells new triggers from others, as a consumer has to: a trigger is the same when incident and epoch are, and an epoch below the
 * highest one seen is out of date. Remembers the last {@value #MOST} triggers.
 */
final class SeenTriggers {

    private static final int MOST = 100_000;

    /** How a trigger relates to those before it. */
    enum Kind {
        NEW,
        DUPLICATE,
        STALE
    }

    private record Identity(String incidentId, long epoch) {}

    private final Map<Identity, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, Boolean> eldest) {
            return size() > MOST;
        }
    };
    private long highestEpoch = Long.MIN_VALUE;

    /** What this one is; from now on it is known. */
    Kind add(GenericRecord trigger) {
        long epoch = StateRows.whole(trigger, "epoch");
        if (seen.putIfAbsent(new Identity(StateRows.text(trigger, "incident_id"), epoch), true) != null) {
            return Kind.DUPLICATE;
        }
        boolean stale = epoch < highestEpoch;
        highestEpoch = Math.max(highestEpoch, epoch);
        return stale ? Kind.STALE : Kind.NEW;
    }
}
