package dev.headroom.failover;

import dev.headroom.app.PromptCommit;
import dev.headroom.events.CommandKind;
import dev.headroom.events.IncidentKind;
import dev.headroom.failover.machine.Decider;
import dev.headroom.failover.machine.Decision;
import dev.headroom.failover.machine.DecisionInput;
import dev.headroom.failover.machine.FailoverBook;
import dev.headroom.failover.machine.LagFreeze;
import dev.headroom.failover.policy.Policies;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import dev.headroom.topology.PublishedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The decision task: keeps what comes, and judges each minute, strictly in order, once all it is judged by is there. Wall time decides
 * only whether a decision is live, and whether to say that the pipeline stands still.
 */
final class FailoverProcessor implements Processor<String, FailoverInput, Object, Object> {

    private static final Duration TIMER = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Live a minute takes two commits, its sample and its decision; when history is read, many minutes share them. */
    private static final Duration COMMIT_REST = Duration.ofMillis(200);

    /** How long after its end a minute is closed for decisions. */
    private static final Duration DECISION_LAG = Duration.ofSeconds(20);

    private static final String FIRST_MINUTE = "first-minute";
    private static final String LAGGING_MINUTE = "lagging-minute";

    private final TimeSource timeSource;
    private @Nullable Task task;

    FailoverProcessor(TimeSource timeSource) {
        this.timeSource = timeSource;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        Task started = new Task(context, new Liveness(timeSource, context::currentSystemTimeMs));
        task = started;
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, timestamp -> started.freezeWhenLate());
    }

    @Override
    public void process(Record<String, FailoverInput> record) {
        Objects.requireNonNull(task, "init comes first").take(record.value());
    }

    /** The task from one start to the next. */
    private static final class Task implements PublishedTable.Sink {

        private final ProcessorContext<Object, Object> context;
        private final Liveness liveness;
        private final BookStores books;
        private final MinuteStores minutes;
        private final OrderStores orders;
        private final SampleStores samples;
        private final Sampler sampler;
        private final DecisionTables tables;
        private final PromptCommit promptCommit;
        private FailoverBook book;
        private long now;

        Task(ProcessorContext<Object, Object> context, Liveness liveness) {
            this.context = context;
            this.liveness = liveness;
            books = new BookStores(context);
            minutes = new MinuteStores(context);
            orders = new OrderStores(context, books);
            samples = new SampleStores(context);
            sampler = new Sampler(samples, minutes.markers(), books);
            tables = new DecisionTables(books);
            promptCommit = PromptCommit.of(context, COMMIT_REST);
            book = books.load();
        }

        void take(FailoverInput input) {
            if (input instanceof FailoverInput.Fleet fleet) {
                takeFleet(fleet.minute());
            } else if (input instanceof FailoverInput.Order order) {
                if (order.command().getKind() == CommandKind.TICK) {
                    orders.commands().tick(order.at());
                    evaluate();
                } else {
                    orders.commands().add(order.command());
                }
            } else if (input instanceof FailoverInput.Message message) {
                if (message.incident().getKind() == IncidentKind.TICK) {
                    orders.messages().tick(message.at());
                    evaluate();
                } else {
                    orders.messages().add(message.incident());
                }
            } else if (input instanceof FailoverInput.Sample sample) {
                if (isAhead(sample.context().getMinute())) {
                    samples.put(sample.context());
                    evaluate();
                }
            } else if (input instanceof FailoverInput.PolicyChange change) {
                orders.putPolicy(change.key(), change.policy());
            } else if (input instanceof FailoverInput.Position position) {
                samples.putPosition(position.commitmentId(), position.row());
            }
        }

        private void takeFleet(FleetMinute record) {
            if (!isAhead(record.getMinute())) {
                return;
            }
            if (!record.getKind().equals(CellMapper.MARKER)) {
                minutes.putCell(record);
                return;
            }
            minutes.markers().put(record);
            // The first marker of the log says where judging begins; what comes before it was never told whole.
            if (books.counter(FIRST_MINUTE) == 0) {
                books.put(FIRST_MINUTE, record.getMinute().toEpochMilli());
                minutes.forgetThrough(record.getMinute().minus(MINUTE));
            }
            sampler.isMarked(record.getMinute());
            evaluate();
        }

        private boolean isAhead(Instant minute) {
            Instant judged = book.minute();
            return (judged == null || minute.isAfter(judged)) && minute.toEpochMilli() >= books.counter(FIRST_MINUTE);
        }

        private void evaluate() {
            if (sampler.write(orders.commands().latestTick(), this::forwardToLog)) {
                promptCommit.request();
            }
            Instant minute = minutes.markers().earliest();
            while (minute != null && (skipWhenVoid(minute) || judgeWhenComplete(minute))) {
                minute = minutes.markers().earliest();
            }
        }

        /** A minute that a partition has passed over, as when time jumps, can never be judged. */
        private boolean skipWhenVoid(Instant minute) {
            SortedSet<Integer> missing = minutes.markers().missing(minute);
            if (missing.isEmpty() || !minutes.markers().haveGonePast(missing, minute)) {
                return false;
            }
            minutes.forgetThrough(minute);
            samples.forgetThrough(minute);
            return true;
        }

        private boolean judgeWhenComplete(Instant minute) {
            Instant tick = Objects.requireNonNull(minutes.markers().closingTick(minute), "it has a marker");
            if (!minutes.markers().missing(minute).isEmpty()
                    || orders.commands().latestTick().isBefore(tick)
                    || orders.messages().latestTick().isBefore(tick)
                    || !samples.isComplete(minute)) {
                return false;
            }
            judge(minute, tick);
            return true;
        }

        private void judge(Instant minute, Instant tick) {
            now = tick.toEpochMilli();
            Policies policies = orders.policies();
            if (books.counter(LAGGING_MINUTE) != 0) {
                Instant lagging = Instant.ofEpochMilli(books.counter(LAGGING_MINUTE));
                books.put(LAGGING_MINUTE, 0);
                tables.liftLag(LagFreeze.lift(lagging, policies.global(tick), tick), this);
            }
            DecisionInput input = new DecisionInput(
                    minute,
                    tick,
                    minutes.cells(minute),
                    orders.takeCommands(tick),
                    orders.incidentsAt(tick),
                    samples.context(minute),
                    !liveness.isLive(tick));
            Decision decision = Decider.decide(book, policies, input);
            tables.publish(decision, tick, this);
            books.save(book, decision.next());
            books.saveVersion();
            book = decision.next();
            minutes.forgetThrough(minute);
            samples.forgetThrough(minute);
            liveness.progressed();
            promptCommit.request();
        }

        /** Says, once, that a minute should have closed and markers are late. */
        void freezeWhenLate() {
            Instant minute = nextMinute();
            if (minute == null || books.counter(LAGGING_MINUTE) != 0) {
                return;
            }
            Instant due = minute.plus(MINUTE).plus(DECISION_LAG);
            Instant tick = orders.commands().latestTick();
            SortedSet<Integer> missing = minutes.markers().missing(minute);
            if (!tick.isBefore(due) && !missing.isEmpty() && liveness.isLate(due)) {
                now = tick.toEpochMilli();
                books.put(LAGGING_MINUTE, minute.toEpochMilli());
                tables.publishLag(
                        LagFreeze.freeze(minute, missing, orders.policies().global(tick), tick), this);
                books.saveVersion();
                promptCommit.request();
            }
        }

        private @Nullable Instant nextMinute() {
            Instant earliest = minutes.markers().earliest();
            Instant judged = book.minute();
            return earliest != null || judged == null ? earliest : judged.plus(MINUTE);
        }

        private void forwardToLog(FailoverContext row) {
            context.forward(new Record<>("sample", row, row.getSampledAt().toEpochMilli()));
        }

        @Override
        public void accept(SpecificRecord key, @Nullable SpecificRecord row) {
            context.forward(new Record<>(key, row, now));
        }

        @Override
        public long nextVersion() {
            return books.nextVersion();
        }
    }
}
