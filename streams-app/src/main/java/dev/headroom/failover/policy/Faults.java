package dev.headroom.failover.policy;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with a policy, so that it can be told at once. */
final class Faults {

    private final List<String> found = new ArrayList<>();

    void check(boolean holds, String fault) {
        if (!holds) {
            found.add(fault);
        }
    }

    void ratio(String name, double value) {
        check(value >= 0 && value <= 1, name + " is " + value + ", allowed is 0 to 1");
    }

    void atLeast(String name, int value, int least) {
        check(value >= least, name + " is " + value + ", allowed is " + least + " and more");
    }

    void between(String name, int value, int least, int most) {
        check(value >= least && value <= most, name + " is " + value + ", allowed is " + least + " to " + most);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", found));
        }
    }
}
