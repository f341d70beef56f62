package dev.headroom.failover.policy;

/** What counts how much in the ranking of targets. */
public record Weights(int headroom, int capability, int commitment, int price) {

    static final Weights BUILT_IN = new Weights(40, 30, 20, 10);

    void check(Faults faults) {
        faults.between("weight_headroom", headroom, 0, 1_000_000);
        faults.between("weight_capability", capability, 0, 1_000_000);
        faults.between("weight_commitment", commitment, 0, 1_000_000);
        faults.between("weight_price", price, 0, 1_000_000);
    }
}
