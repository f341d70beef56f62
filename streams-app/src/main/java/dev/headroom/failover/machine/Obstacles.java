package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.policy.Damping;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The safety rules that forbid to move load, in the order in which they are told. */
final class Obstacles {

    private Obstacles() {}

    /**
     * What forbids to move load away; null: nothing.
     *
     * @param gpus what the hourly limit leaves of what should move
     */
    static @Nullable Obstacle ofFailOver(
            Round round, RegionBook book, boolean lastProvider, List<Candidate> ranked, long gpus) {
        OpenIncident incident = book.incident();
        Obstacle common = common(round, book);
        if (common != null) {
            return common;
        }
        if (incident != null && incident.repeated() && isDamped(round, book)) {
            return new Obstacle(Reason.FLAPPING, damped(round, book) + ", so it is not failed over again");
        }
        if (lastProvider) {
            return new Obstacle(Reason.LAST_PROVIDER, "a class of load would be on at no provider");
        }
        return round.epochsLeft() < 1
                ? noEpoch()
                : room(round, ranked, gpus, incident == null ? gpus : incident.wantedGpus());
    }

    /** What forbids to move load on from a target; null: nothing. It is away already, so no provider is taken off by it. */
    static @Nullable Obstacle ofMovingOn(Round round, List<Candidate> ranked, long gpus, long wanted) {
        if (round.orders.gateClosed()) {
            return gateClosed();
        }
        return round.epochsLeft() < 1 ? noEpoch() : room(round, ranked, gpus, wanted);
    }

    private static @Nullable Obstacle room(Round round, List<Candidate> ranked, long gpus, long wanted) {
        if (ranked.isEmpty()) {
            return new Obstacle(Reason.NO_TARGET, "no region can take its load");
        }
        if (gpus < 1 && wanted > 0) {
            return new Obstacle(
                    Reason.MOVE_LIMIT,
                    "no more than " + Words.percent(round.global.limits().maxMoveRatioPerHour())
                            + " of all load may move within an hour");
        }
        return null;
    }

    /** What one decision tells is bounded by its epochs; the next goes on. */
    private static Obstacle noEpoch() {
        return new Obstacle(Reason.MOVE_LIMIT, "this minute has no epoch left; the next has");
    }

    private static Obstacle gateClosed() {
        return new Obstacle(Reason.GATE_CLOSED, "the master gate is closed");
    }

    /** What forbids to move load back; null: nothing. */
    static @Nullable Obstacle ofFailBack(Round round, RegionBook book) {
        OpenIncident incident = book.incident();
        Obstacle common = common(round, book);
        if (common != null) {
            return common;
        }
        if (isDamped(round, book)) {
            return new Obstacle(Reason.FLAPPING, damped(round, book) + ", so load does not come back yet");
        }
        if (incident != null && incident.placements().size() > round.epochsLeft()) {
            return noEpoch();
        }
        long healthy = round.facts(book.id()).minute().healthyGpus();
        long moved = incident == null ? 0 : incident.movedGpus();
        if (healthy < moved) {
            return new Obstacle(
                    Reason.GPU_HEALTH, "waits for healthy GPUs: " + Words.count(healthy) + " of " + Words.count(moved));
        }
        return null;
    }

    private static @Nullable Obstacle common(Round round, RegionBook book) {
        if (round.orders.gateClosed()) {
            return gateClosed();
        }
        if (round.orders.isInMaintenance(book.id())) {
            return new Obstacle(Reason.MAINTENANCE, "the region is in maintenance");
        }
        return null;
    }

    private static boolean isDamped(Round round, RegionBook book) {
        return book.flaps().holds(round.tick(), damping(round, book));
    }

    private static String damped(Round round, RegionBook book) {
        Policy policy = round.policyOf(book.id());
        return "damped: penalty " + (int) book.flaps().penaltyAt(round.tick(), policy.damping()) + " has to fall to "
                + policy.damping().reuse();
    }

    private static Damping damping(Round round, RegionBook book) {
        return round.policyOf(book.id()).damping();
    }
}
