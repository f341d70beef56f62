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

    void check(Faults faults) {
        faults.atLeast("flap_penalty", penalty, 0);
        faults.atLeast("flap_suppress", suppress, 1);
        faults.atLeast("flap_reuse", reuse, 1);
        faults.check(reuse <= suppress, "flap_reuse is above flap_suppress");
        faults.atLeast("flap_half_life_seconds", halfLifeSeconds, 1);
        faults.atLeast("flap_cap_seconds", capSeconds, 0);
        faults.check(
                halfLifeSeconds < 1 || capSeconds / halfLifeSeconds <= 20, "flap_cap_seconds is over 20 half-lives");
    }
}
