package dev.headroom.failover.policy;

/**
 * Flap damping after RFC 2439: a flap adds a penalty, which halves with time; from {@code suppress} until it has fallen to {@code
 * reuse} the region is held. A penalty never grows beyond what decays to {@code reuse} within {@code capSeconds}.
 */
public record Damping(int penalty, int suppress, int reuse, int halfLifeSeconds, int capSeconds) {

    static final Damping BUILT_IN = new Damping(1000, 2000, 750, 900, 3600);

    /** The highest penalty there can be. */
    public double ceiling() {
        return reuse * StrictMath.pow(2, (double) capSeconds / halfLifeSeconds);
    }
}
