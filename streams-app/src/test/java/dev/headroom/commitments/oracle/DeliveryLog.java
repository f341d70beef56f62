package dev.headroom.commitments.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a log of deliveries back into the world it ends in; design §5, "Charge intake". */
public final class DeliveryLog {

    private final List<TermsVersion> terms = new ArrayList<>();
    private final List<FxRate> rates = new ArrayList<>();
    private final Map<DeliveryEvent.ArtifactId, List<Charge>> rows = new LinkedHashMap<>();
    private final Set<DeliveryEvent.ArtifactId> ended = new HashSet<>();
    private Instant now = Instant.MIN;

    private DeliveryLog() {}

    /**
     * The world after the last of those events.
     *
     * @throws IllegalArgumentException when rows of an artifact are not in order, or an end does not fit them
     */
    public static World world(List<DeliveryEvent> events) {
        DeliveryLog log = new DeliveryLog();
        events.forEach(log::apply);
        List<Artifact> artifacts = new ArrayList<>();
        log.rows.forEach((id, rows) -> artifacts.add(
                new Artifact(id.scope(), id.artifact(), id.style(), id.ledger(), rows, log.ended.contains(id))));
        return new World(log.terms, artifacts, log.rates, log.now);
    }

    private void apply(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.TermsLoaded loaded) {
            terms.add(loaded.terms());
        } else if (event instanceof DeliveryEvent.RateLoaded loaded) {
            rates.add(loaded.rate());
        } else if (event instanceof DeliveryEvent.Rows chunk) {
            List<Charge> known = rows.computeIfAbsent(chunk.artifact(), id -> new ArrayList<>());
            if (chunk.firstRow() > known.size() + 1) {
                throw new IllegalArgumentException("a gap before row " + chunk.firstRow() + " of " + chunk.artifact());
            }
            // A number seen before is a duplicate.
            int duplicates = Math.min(chunk.rows().size(), known.size() + 1 - chunk.firstRow());
            known.addAll(chunk.rows().subList(duplicates, chunk.rows().size()));
        } else if (event instanceof DeliveryEvent.ArtifactEnd end) {
            int known = rows.computeIfAbsent(end.artifact(), id -> new ArrayList<>())
                    .size();
            if (known != end.rowCount()) {
                throw new IllegalArgumentException(
                        known + " rows instead of " + end.rowCount() + " of " + end.artifact());
            }
            ended.add(end.artifact());
        } else if (event instanceof DeliveryEvent.Tick tick) {
            now = tick.instant().isAfter(now) ? tick.instant() : now;
        }
    }
}
