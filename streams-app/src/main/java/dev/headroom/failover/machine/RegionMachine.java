package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Candidate;
import dev.headroom.failover.placement.Targets;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Timers;
import dev.headroom.failover.signal.Reason;
import dev.headroom.failover.signal.Signal;
import dev.headroom.failover.signal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turn of one region in a decision: goes at most one way of the table, by what the signals, timers and safety rules say. */
final class RegionMachine {

    private final Round round;
    private final RegionId id;
    private final Timers timers;
    private final Mover mover;
    private RegionBook book;

    private RegionMachine(Round round, RegionId id) {
        this.round = round;
        this.id = id;
        this.timers = round.policyOf(id).timers();
        this.mover = new Mover(round, id);
        this.book = round.book(id);
    }

    static void step(Round round, RegionId id) {
        RegionMachine machine = new RegionMachine(round, id);
        Signal signal = machine.signal();
        switch (machine.book.state()) {
            case HEALTHY, SUSPECT, SUPPRESSED -> machine.stepHome(signal);
            case FAILING_OVER -> machine.stepFailingOver(signal);
            case FAILED_OVER -> machine.stepFailedOver(signal);
            case RECOVERING -> machine.stepRecovering(signal);
            case FROZEN -> {}
        }
        round.put(machine.book);
        Onward.step(round, id);
    }

    /** The signal of the region, unless a forced fail-back has overruled it. */
    private @Nullable Signal signal() {
        return book.overruled() == null ? round.signals.get(id) : null;
    }

    private void stepHome(@Nullable Signal signal) {
        if (signal == null) {
            if (book.state() != State.HEALTHY) {
                book = round.go(book, Transition.CLEAR).with((OpenIncident) null);
            }
            book = book.because(
                    null, book.overruled() == null ? null : book.overruled() + " is overruled by a forced fail-back");
            return;
        }
        OpenIncident known = book.incident();
        OpenIncident incident = known == null
                ? OpenIncident.open(id, signal, round.minute(), HoldDowns.now(round))
                : known.seen(signal);
        book = book.with(incident);
        if (signal.needsHoldDown() && !HoldDowns.isDue(round, book, incident)) {
            if (book.state() == State.HEALTHY) {
                book = round.go(book, Transition.SUSPECT);
            }
            Instant end = HoldDowns.end(round, book, incident);
            book = book.because(signal.reason(), "fails over at " + Words.timeOfDay(end) + " unless the signal goes");
            return;
        }
        failOver(incident, signal);
    }

    private void failOver(OpenIncident seen, Signal signal) {
        Demand demand = Demand.of(round, id, signal);
        if (isForGuests(demand, signal)) {
            if (book.state() == State.HEALTHY) {
                book = round.go(book, Transition.SUSPECT);
            }
            book = book.because(signal.reason(), "what came in from other regions moves on first");
            return;
        }
        OpenIncident incident = countRepeat(seen).wanting(book.memory().loadGpus(), demand.ownGpus());
        book = book.with(incident);
        round.put(book);
        List<Candidate> ranked = mover.ranked(incident.wantedGpus());
        long gpus = Math.min(incident.wantedGpus(), round.budgetGpus());
        Obstacle obstacle = Obstacles.ofFailOver(round, book, mover.isLastProvider(), ranked, gpus);
        if (obstacle != null) {
            if (book.state() != State.SUPPRESSED) {
                book = round.go(book, Transition.SUPPRESS);
            }
            book = book.because(obstacle.reason(), signal.reason() + " is seen; " + obstacle.note());
            return;
        }
        State from = book.state();
        OpenIncident moved = mover.orderAway(incident, Targets.place(ranked, gpus), ranked);
        book = round.go(round.book(id).at(from, book.since()), Transition.FAIL_OVER)
                .because(signal.reason(), awaiting(moved));
    }

    /** Whether nothing of the region's own load has to leave, because what came in does, or has just done so. */
    private boolean isForGuests(Demand demand, Signal signal) {
        return !Cause.isOfEverything(signal) && demand.ownGpus() == 0 && (demand.rests() || round.guests.allAt(id) > 0);
    }

    /** A failover soon after a fail-back is a flap, counted once for an incident. */
    private OpenIncident countRepeat(OpenIncident incident) {
        Instant back = book.failedBackAt();
        Duration cap = Duration.ofSeconds(round.policyOf(id).damping().capSeconds());
        if (incident.repeated() || back == null || round.tick().isAfter(back.plus(cap))) {
            return incident;
        }
        flap();
        return incident.asRepeated();
    }

    private void flap() {
        book = book.with(book.flaps().plusOne(round.tick(), round.policyOf(id).damping()));
    }

    private void stepFailingOver(@Nullable Signal signal) {
        if (signal != null) {
            moveMore(signal);
        } else if (book.reason() != Reason.OPERATOR) {
            book = book.because(book.reason(), null);
        }
        Instant failedOverAt = Objects.requireNonNull(incident().failedOverAt(), "load was moved");
        boolean assumed =
                !timers.acknowledge().isZero() && !round.tick().isBefore(failedOverAt.plus(timers.acknowledge()));
        if (assumed) {
            book = round.go(book, Transition.ACKNOWLEDGE)
                    .because(book.reason(), "nobody has acknowledged within " + Words.span(timers.acknowledge()));
        }
    }

    private void stepFailedOver(@Nullable Signal signal) {
        OpenIncident incident = incident();
        if (signal != null) {
            moveMore(signal);
            return;
        }
        Instant dwelt = Objects.requireNonNull(incident.failedOverAt(), "load was moved")
                .plus(timers.dwell());
        if (incident.reason() == Reason.OPERATOR) {
            book = book.because(Reason.OPERATOR, "forced by an operator; comes back when forced back");
        } else if (round.tick().isBefore(dwelt)) {
            book = book.because(book.reason(), "stays away until " + Words.timeOfDay(dwelt) + " at least");
        } else if (!round.facts(id).isExpected() || round.facts(id).isSilent()) {
            book = book.because(book.reason(), "nothing reports from it");
        } else {
            book = round.go(book, Transition.RECOVER);
            book = book.because(book.reason(), backAt());
        }
    }

    private void stepRecovering(@Nullable Signal signal) {
        if (signal != null) {
            flap();
            book = round.go(book.with(incident().seen(signal)), Transition.RELAPSE)
                    .because(signal.reason(), "the signal came back; load is still away");
            moveMore(signal);
            return;
        }
        if (round.tick().isBefore(book.since().plus(timers.coolDown()))) {
            book = book.because(book.reason(), backAt());
            return;
        }
        Obstacle obstacle = Obstacles.ofFailBack(round, book);
        if (obstacle != null) {
            book = book.because(obstacle.reason(), obstacle.note());
            return;
        }
        String why = "is well since " + Words.timeOfDay(book.since());
        TriggerDesk.failBack(round, id, incident(), Reason.RECOVERED, why);
        book = round.go(round.book(id), Transition.FAIL_BACK)
                .with((OpenIncident) null)
                .failedBack(round.tick());
    }

    private String backAt() {
        return "load comes back at " + Words.timeOfDay(book.since().plus(timers.coolDown())) + " if it stays well";
    }

    /** What did not fit at first follows when the budget and the targets have room, and what is wanted beyond it. */
    private void moveMore(Signal signal) {
        OpenIncident incident = grown(incident().seen(signal), signal);
        book = book.with(incident).because(signal.reason(), awaiting(incident));
        round.put(book);
        if (Demand.rests(round, id, signal)) {
            return;
        }
        List<Candidate> ranked = mover.ranked(incident.waitingGpus());
        long gpus = Math.min(incident.waitingGpus(), round.budgetGpus());
        if (gpus > 0 && Obstacles.ofFailOver(round, book, false, ranked, gpus) == null) {
            OpenIncident moved = mover.orderAway(incident, Targets.place(ranked, gpus), ranked);
            book = round.book(id).because(signal.reason(), awaiting(moved));
        }
    }

    /** With what is wanted by now, which is never less than before. */
    private OpenIncident grown(OpenIncident seen, Signal signal) {
        long wanted = seen.movedGpus() + Demand.of(round, id, signal).ownGpus();
        return seen.wanting(seen.loadGpus(), Math.max(seen.wantedGpus(), wanted));
    }

    private @Nullable String awaiting(OpenIncident incident) {
        return incident.waitingGpus() > 0
                ? Words.count(incident.waitingGpus()) + " GPUs of load still wait for room or for the hourly limit"
                : null;
    }

    private OpenIncident incident() {
        return Objects.requireNonNull(book.incident(), "load is away because of something");
    }
}
