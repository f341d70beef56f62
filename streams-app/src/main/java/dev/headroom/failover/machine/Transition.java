package dev.headroom.failover.machine;

import java.util.List;

/**
 * One way from state to state. The machine goes no other way than one of {@link #TABLE}, which is also the table in {@code
 * docs/failover.md}.
 *
 * @param from states it starts in
 * @param to state it ends in
 * @param guard when it is gone, in words
 * @param emits what is told, beside an alert event
 */
public record Transition(String name, List<State> from, State to, String guard, String emits) {

    static final Transition SUSPECT = of(
            "suspect",
            List.of(State.HEALTHY),
            State.SUSPECT,
            "a signal other than SILENCE is seen, and its hold-down is not over",
            "");
    static final Transition CLEAR =
            of("clear", List.of(State.SUSPECT, State.SUPPRESSED), State.HEALTHY, "the signal has gone", "");
    static final Transition FAIL_OVER = of(
            "fail over",
            List.of(State.HEALTHY, State.SUSPECT, State.SUPPRESSED),
            State.FAILING_OVER,
            "SILENCE is seen, or another signal for the hold-down, and nothing forbids it",
            "FAIL_OVER");
    static final Transition SUPPRESS = of(
            "suppress",
            List.of(State.HEALTHY, State.SUSPECT),
            State.SUPPRESSED,
            "a failover is due and a safety rule forbids it",
            "");
    static final Transition FORCE = of(
            "force",
            List.of(
                    State.HEALTHY,
                    State.SUSPECT,
                    State.SUPPRESSED,
                    State.FAILING_OVER,
                    State.FAILED_OVER,
                    State.RECOVERING),
            State.FAILING_OVER,
            "an operator forces a failover",
            "FAIL_OVER");
    static final Transition ACKNOWLEDGE = of(
            "acknowledge",
            List.of(State.FAILING_OVER),
            State.FAILED_OVER,
            "an operator acknowledges, or acknowledge_seconds have passed",
            "");
    static final Transition RECOVER = of(
            "recover",
            List.of(State.FAILED_OVER),
            State.RECOVERING,
            "the signal has gone, the region reports, and the dwell since the failover is over",
            "");
    static final Transition RELAPSE =
            of("relapse", List.of(State.RECOVERING), State.FAILED_OVER, "a signal is seen again: a flap", "");
    static final Transition FAIL_BACK = of(
            "fail back",
            List.of(State.RECOVERING),
            State.HEALTHY,
            "no signal for the cool-down, not damped, not in maintenance, gate open, as many healthy GPUs as were moved",
            "FAIL_BACK");
    static final Transition FORCE_BACK = of(
            "force back",
            List.of(State.FAILING_OVER, State.FAILED_OVER, State.RECOVERING),
            State.HEALTHY,
            "an operator forces a fail-back; the signal that is seen is overruled until it has gone or a stronger one is seen",
            "FAIL_BACK");
    static final Transition FREEZE = of(
            "freeze",
            List.of(
                    State.HEALTHY,
                    State.SUSPECT,
                    State.SUPPRESSED,
                    State.FAILING_OVER,
                    State.FAILED_OVER,
                    State.RECOVERING),
            State.FROZEN,
            "an operator freezes the region",
            "FREEZE");

    /** Back to each state a region can be frozen in. */
    private static final List<Transition> UNFREEZE = FREEZE.from.stream()
            .map(state -> of(
                    "unfreeze", List.of(State.FROZEN), state, "an operator unfreezes it; it was " + state, "UNFREEZE"))
            .toList();

    /** All there are. */
    public static final List<Transition> TABLE = java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(
                            SUSPECT,
                            CLEAR,
                            FAIL_OVER,
                            SUPPRESS,
                            FORCE,
                            ACKNOWLEDGE,
                            RECOVER,
                            RELAPSE,
                            FAIL_BACK,
                            FORCE_BACK,
                            FREEZE),
                    UNFREEZE.stream())
            .toList();

    public Transition {
        from = List.copyOf(from);
    }

    /** The way back from being frozen. */
    static Transition unfreezeTo(State state) {
        return UNFREEZE.stream()
                .filter(way -> way.to() == state)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is frozen in " + state));
    }

    private static Transition of(String name, List<State> from, State to, String guard, String emits) {
        return new Transition(name, from, to, guard, emits);
    }
}
