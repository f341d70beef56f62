package dev.headroom.failover;

import dev.headroom.app.PromptCommit;
import dev.headroom.events.CommandKind;
import dev.headroom.events.IncidentKind;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The decision task: keeps what comes until a minute can be judged by it. The clock on the wall is asked how late that is, and nothing
 * else; see {@link Liveness}.
 */
final class FailoverProcessor implements Processor<String, FailoverInput, Object, Object> {

    private static final Duration TIMER = Duration.ofSeconds(1);

    /** Live a minute takes two commits, its sample and its decision; when history is read, many minutes share them. */
    private static final Duration COMMIT_REST = Duration.ofMillis(200);

    private final TimeSource timeSource;
    private @Nullable Task task;

    FailoverProcessor(TimeSource timeSource) {
        this.timeSource = timeSource;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        Task started = new Task(context, new Liveness(timeSource, context::currentSystemTimeMs));
        task = started;
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, timestamp -> started.watchLag());
    }

    @Override
    public void process(Record<String, FailoverInput> record) {
        Objects.requireNonNull(task, "init comes first").take(record.value());
    }

    /** The task from one start to the next. */
    private static final class Task {

        private final ProcessorContext<Object, Object> context;
        private final MinuteStores minutes;
        private final OrderStores orders;
        private final SampleStores samples;
        private final Sampler sampler;
        private final LagWatch watch;
        private final MinuteJudge judge;
        private final PromptCommit promptCommit;

        Task(ProcessorContext<Object, Object> context, Liveness liveness) {
            this.context = context;
            BookStores books = new BookStores(context);
            minutes = new MinuteStores(context);
            orders = new OrderStores(context, books);
            samples = new SampleStores(context);
            sampler = new Sampler(samples, minutes.markers(), orders, books, liveness);
            DecisionLedger ledger = new DecisionLedger(books, this::forward);
            watch = new LagWatch(minutes.markers(), orders, samples, ledger, liveness);
            judge = new MinuteJudge(books, minutes, orders, samples, ledger, liveness);
            promptCommit = PromptCommit.of(context, COMMIT_REST);
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
                if (judge.isAhead(sample.context().getMinute())) {
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
            if (!judge.isAhead(record.getMinute())) {
                return;
            }
            if (record.getKind().equals(CellMapper.MARKER)) {
                judge.mark(record);
                sampler.isMarked(record.getMinute());
                evaluate();
            } else {
                minutes.putCell(record);
            }
        }

        private void evaluate() {
            boolean sampled = sampler.write(this::forwardSample);
            boolean judged = judge.judge();
            if (sampled || judged) {
                promptCommit.request();
            }
        }

        void watchLag() {
            if (watch.look()) {
                promptCommit.request();
            }
        }

        private void forwardSample(FailoverContext row) {
            forward("sample", row, row.getSampledAt());
        }

        private void forward(Object key, @Nullable Object value, Instant at) {
            context.forward(new Record<>(key, value, at.toEpochMilli()));
        }
    }
}
