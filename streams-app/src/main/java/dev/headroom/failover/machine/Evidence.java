package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.signal.Incident;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.RegionMinute;
import dev.headroom.failover.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers behind a trigger, as one JSON object. */
final class Evidence {

    private Evidence() {}

    /** Of an order about one region; the signal and its numbers are those of the region in which it was seen. */
    static String ofRegion(
            Round round, OpenIncident incident, Cause cause, @Nullable RegionId from, List<Candidate> ranked) {
        RegionId id = cause.at();
        RegionMinute minute = round.facts(id).minute();
        List<String> confirming = round.input.incidents().stream()
                .filter(one -> one.corroborates(id))
                .map(Incident::name)
                .sorted()
                .toList();
        List<String> modifiers = new ArrayList<>();
        if (!confirming.isEmpty()) {
            modifiers.add(Reason.INCIDENT_FEED.name());
        }
        if (round.input.context().isExhausted(id.provider()) || ranked.stream().anyMatch(Candidate::exhausted)) {
            modifiers.add(Reason.COMMITMENT_EXHAUSTED.name());
        }
        Signal signal = cause.signal();
        Json json = new Json().put("seen_at", id.toString());
        if (from != null) {
            json.put("from", from.toString());
        }
        return json.put("signal", signal.reason().name())
                .put("observed", signal.observed())
                .put("threshold", signal.threshold())
                .put("began", signal.began().toString())
                .put("nodes_silent", minute.nodesSilent())
                .put("nodes_expected", minute.nodesExpected())
                .put("gpus_expected", minute.gpusExpected())
                .put("gpus_healthy", minute.healthyGpus())
                .put("load_gpus", incident.loadGpus())
                .put("moved_gpus", incident.movedGpus())
                .put("waiting_gpus", incident.waitingGpus())
                .put("budget_gpus", round.budgetGpus())
                .putTexts("modifiers", modifiers)
                .putTexts("incidents", confirming)
                .putObjects("targets", ranked.stream().map(Evidence::ofTarget).toList())
                .toString();
    }

    private static Json ofTarget(Candidate candidate) {
        return new Json()
                .put("target", candidate.id().toString())
                .put("free_gpus", candidate.freeGpus())
                .put("score", candidate.score())
                .put("headroom", candidate.headroom())
                .put("capability", candidate.capability())
                .put("commitment", candidate.commitment())
                .put("price", candidate.price())
                .put("exhausted", candidate.exhausted());
    }

    /** Of an order about everything. */
    static String ofSystem(Round round, Freeze freeze) {
        List<String> signals = round.signals.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().reason())
                .sorted()
                .toList();
        List<String> silent = round.facts.values().stream()
                .filter(facts -> facts.isSilent())
                .map(facts -> facts.id().toString())
                .toList();
        return new Json()
                .put("signal", freeze.reason().name())
                .put("finding", freeze.finding())
                .put("regions", round.facts.size())
                .putTexts("silent", silent)
                .putTexts("signals", signals)
                .toString();
    }
}
