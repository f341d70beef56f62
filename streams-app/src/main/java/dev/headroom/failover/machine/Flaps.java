package dev.headroom.failover.machine;

import dev.headroom.failover.policy.Damping;
import java.time.Duration;
import java.time.Instant;

/**
 * The flap penalty of a region, as it was after the last flap; it decays by the half-life since then.
 *
 * @param penalty after the last flap
 * @param at tick of the last flap
 * @param held whether the penalty had reached the limit from which it holds
 */
public record Flaps(double penalty, Instant at, boolean held) {

    /** A region that has not flapped. */
    public static final Flaps NONE = new Flaps(0, Instant.EPOCH, false);

    private static final double FORGOTTEN = 1;

    /** The penalty at a tick. */
    public double penaltyAt(Instant tick, Damping damping) {
        if (penalty == 0) {
            return 0;
        }
        double halfLives = (double) Duration.between(at, tick).toMillis() / (1000.0 * damping.halfLifeSeconds());
        double now = penalty * StrictMath.pow(0.5, halfLives);
        return now < FORGOTTEN ? 0 : now;
    }

    /** Whether fail-back and repeated failover are held at a tick. */
    public boolean holds(Instant tick, Damping damping) {
        return held && penaltyAt(tick, damping) > damping.reuse();
    }

    /** After one more flap. */
    public Flaps plusOne(Instant tick, Damping damping) {
        double next = Math.min(penaltyAt(tick, damping) + damping.penalty(), damping.ceiling());
        return new Flaps(next, tick, holds(tick, damping) || next >= damping.suppress());
    }
}
