package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The decision task over its stores, which outlive the processor, and beside a clock on the wall, whose timers run as it goes on. Samples
 * come back at once unless they are held.
 */
final class LiveTask implements LogInputs {

    /** How late minutes are while all is well. */
    static final Duration PROMPT = Duration.ofSeconds(2);

    private final TimeSource timeSource;
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final Queue<FailoverContext> samples = new ArrayDeque<>();
    private final List<FailoverContext> sampleLog = new ArrayList<>();
    private final List<FailoverTrigger> triggers = new ArrayList<>();
    private final List<FailoverState> states = new ArrayList<>();
    private final List<AlertEvent> alerts = new ArrayList<>();
    private final Map<String, ActiveAlert> active = new TreeMap<>();
    private Instant wallClock;
    private int formerTimers;
    private boolean samplesHeld;
    private FailoverProcessor processor;

    LiveTask(TimeSource timeSource, Instant wallClock) {
        this.timeSource = timeSource;
        this.wallClock = wallClock;
        context.setCurrentSystemTimeMs(wallClock.toEpochMilli());
        for (StoreBuilder<?> builder : FailoverStores.builders()) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        processor = started();
    }

    private FailoverProcessor started() {
        formerTimers = context.scheduledPunctuators().size();
        FailoverProcessor next = new FailoverProcessor(timeSource);
        next.init(context);
        return next;
    }

    /** The processor ends and another one starts. */
    LiveTask restart() {
        processor = started();
        return this;
    }

    /** The same, and nothing runs in between. */
    LiveTask restart(Duration down) {
        wallClock = wallClock.plus(down);
        context.setCurrentSystemTimeMs(wallClock.toEpochMilli());
        return restart();
    }

    /** Lets the time of day reach an instant, with all timers between. */
    LiveTask until(Instant instant) {
        while (wallClock.isBefore(instant)) {
            wallClock = wallClock.plusSeconds(1);
            context.setCurrentSystemTimeMs(wallClock.toEpochMilli());
            List<MockProcessorContext.CapturedPunctuator> timers = context.scheduledPunctuators();
            timers.subList(formerTimers, timers.size())
                    .forEach(timer -> timer.getPunctuator().punctuate(wallClock.toEpochMilli()));
            takeWritten();
        }
        return this;
    }

    /** Minutes come one by one, each so long after its closing tick, up to that one. */
    LiveTask live(Logs logs, String through, Duration lag) {
        while (!logs.next().isAfter(Logs.at(through))) {
            until(logs.oneMinute().plus(lag));
            logs.into(this);
        }
        return this;
    }

    LiveTask holdSamples(boolean hold) {
        samplesHeld = hold;
        takeSamples();
        return this;
    }

    Instant wallClock() {
        return wallClock;
    }

    private void take(FailoverInput input) {
        processor.process(new Record<>("input", input, 0));
        takeWritten();
        takeSamples();
    }

    private void takeSamples() {
        while (!samplesHeld && !samples.isEmpty()) {
            processor.process(new Record<>("input", new FailoverInput.Sample(samples.remove()), 0));
            takeWritten();
        }
    }

    private void takeWritten() {
        context.forwarded().forEach(captured -> {
            Object value = captured.record().value();
            if (value instanceof FailoverTrigger trigger) {
                triggers.add(trigger);
            } else if (value instanceof FailoverContext sample) {
                samples.add(sample);
                sampleLog.add(sample);
            } else if (value instanceof FailoverState state) {
                states.add(state);
            } else if (value instanceof AlertEvent alert) {
                alerts.add(alert);
            } else if (value instanceof ActiveAlert row) {
                active.put(row.getDedupKey(), row);
            }
        });
        context.resetForwards();
    }

    void sample(FailoverContext sample) {
        take(new FailoverInput.Sample(sample));
    }

    @Override
    public void fleet(FleetMinute record) {
        take(new FailoverInput.Fleet(record));
    }

    @Override
    public void order(OperatorCommand command, Instant at) {
        take(new FailoverInput.Order(command, at));
    }

    @Override
    public void message(CloudIncident incident, Instant at) {
        take(new FailoverInput.Message(incident, at));
    }

    List<FailoverTrigger> triggers() {
        return triggers;
    }

    /** As {@code 07:13:20 FAIL_OVER aws/us-east-1 LIVE}. */
    List<String> story() {
        return triggers.stream()
                .map(trigger -> trigger.getDecidedAt().toString().substring(11, 19) + " " + trigger.getAction() + " "
                        + trigger.getProvider() + "/" + trigger.getRegion() + " " + trigger.getMode())
                .toList();
    }

    /** As {@code trigger FailoverFrozen critical}, of those that wake somebody. */
    List<String> pages() {
        return alerts.stream()
                .filter(alert -> !alert.getSeverity().equals("info"))
                .map(alert -> alert.getEventAction() + " " + alert.getAlertName() + " " + alert.getSeverity())
                .toList();
    }

    /** As {@code FailoverFrozen critical}, what {@code alerts_active} shows beside what wakes nobody. */
    List<String> firing() {
        return active.values().stream()
                .filter(row -> row.getEventAction().equals("trigger")
                        && !row.getSeverity().equals("info"))
                .map(row -> row.getAlertName() + " " + row.getSeverity())
                .toList();
    }

    /** All that was written to {@code failover_context}. */
    List<FailoverContext> sampleLog() {
        return sampleLog;
    }

    /** The row of a region; empty before the first. */
    Stream<FailoverState> rows(String provider, String region) {
        return states.stream()
                .filter(row ->
                        row.getProvider().equals(provider) && row.getRegion().equals(region));
    }

    FailoverState system() {
        return rows("*", "*").reduce((first, last) -> last).orElseThrow();
    }
}
