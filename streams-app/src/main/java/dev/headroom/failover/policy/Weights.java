package dev.headroom.failover.policy;

/** What counts how much in the ranking of targets. */
public record Weights(int headroom, int capability, int commitment, int price) {

    static final Weights BUILT_IN = new Weights(40, 30, 20, 10);
}
