package dev.headroom.failover;

import dev.headroom.failover.machine.Closing;
import dev.headroom.failover.machine.Decider;
import dev.headroom.failover.machine.DecisionInput;
import dev.headroom.tables.FleetMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;

/** Judges each minute, strictly in order, once all it is judged by is there. */
final class MinuteJudge {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FIRST_MINUTE = "first-minute";

    private final BookStores books;
    private final MinuteStores minutes;
    private final OrderStores orders;
    private final SampleStores samples;
    private final DecisionLedger ledger;
    private final Liveness liveness;

    MinuteJudge(
            BookStores books,
            MinuteStores minutes,
            OrderStores orders,
            SampleStores samples,
            DecisionLedger ledger,
            Liveness liveness) {
        this.books = books;
        this.minutes = minutes;
        this.orders = orders;
        this.samples = samples;
        this.ledger = ledger;
        this.liveness = liveness;
    }

    /** Whether a minute is still to be judged. */
    boolean isAhead(Instant minute) {
        Instant judged = ledger.book().minute();
        return (judged == null || minute.isAfter(judged)) && minute.toEpochMilli() >= books.counter(FIRST_MINUTE);
    }

    /** Keeps a marker of a minute that is ahead. */
    void mark(FleetMinute marker) {
        minutes.markers().put(marker);
        // The first marker of the log says where judging begins; what comes before it was never told whole.
        if (books.counter(FIRST_MINUTE) == 0) {
            books.put(FIRST_MINUTE, marker.getMinute().toEpochMilli());
            minutes.forgetThrough(marker.getMinute().minus(MINUTE));
        }
    }

    /** Judges what can be judged; whether that was any minute. */
    boolean judge() {
        boolean judged = false;
        Instant minute = minutes.markers().earliest();
        while (minute != null) {
            if (isVoid(minute)) {
                forget(minute);
            } else if (isComplete(minute)) {
                judge(minute);
                judged = true;
            } else {
                return judged;
            }
            minute = minutes.markers().earliest();
        }
        return judged;
    }

    /** A minute that a partition has passed over, as when time jumps, can never be judged. */
    private boolean isVoid(Instant minute) {
        SortedSet<Integer> missing = minutes.markers().missing(minute);
        return !missing.isEmpty() && minutes.markers().haveGonePast(missing, minute);
    }

    private boolean isComplete(Instant minute) {
        Instant tick = closingTick(minute);
        return minutes.markers().missing(minute).isEmpty() && orders.haveReached(tick) && samples.isComplete(minute);
    }

    private void judge(Instant minute) {
        Instant tick = closingTick(minute);
        Instant due = Closing.dueOf(minute);
        DecisionInput input = new DecisionInput(
                minute,
                tick,
                minutes.cells(minute),
                orders.takeCommands(tick),
                orders.incidentsAt(tick),
                samples.context(minute),
                samples.lag(minute),
                liveness.timingOf(due));
        boolean frozen = ledger.book().timeliness().freeze() != null;
        ledger.enter(Decider.decide(ledger.book(), orders.policies(), input), tick);
        forget(minute);
        liveness.judged(due, ledger.book().timeliness().freeze() == null && frozen);
    }

    private Instant closingTick(Instant minute) {
        return Objects.requireNonNull(minutes.markers().closingTick(minute), "it has a marker");
    }

    private void forget(Instant minute) {
        minutes.forgetThrough(minute);
        samples.forgetThrough(minute);
    }
}
