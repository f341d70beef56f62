package dev.headroom.failover.machine;

import dev.headroom.failover.placement.Context;
import dev.headroom.failover.policy.Policies;
import dev.headroom.failover.policy.Policy;
import dev.headroom.failover.policy.RegionId;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.signal.Cell;
import dev.headroom.failover.signal.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fleet over a few minutes, and what was decided of them. Six regions of 400 nodes of 8 GPUs are well and 40 % busy unless a test
 * says otherwise; nodes report every 30 s, and a minute is closed 20 s after its end.
 */
final class Timeline {

    static final String AWS_EAST = "aws/us-east-1";
    static final String AWS_WEST = "aws/us-west-2";
    static final String AZURE_EAST = "azure/eastus2";
    static final String AZURE_WEST = "azure/westus3";
    static final String GCP = "gcp/us-central1";
    static final String ORACLE = "oracle_cloud/us-ashburn-1";

    private static final long DAY = Instant.parse("2025-10-20T00:00:00Z").getEpochSecond();

    private final Map<String, RegionNow> fleet = new TreeMap<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Context context = Context.NONE;
    private FailoverBook book = FailoverBook.EMPTY;
    private Timing timing = Timing.NOW;
    private Duration lag = Duration.ZERO;
    private @Nullable Random shuffle;
    private Instant next = at("07:00");
    private Instant leap = Instant.EPOCH;

    /** A region as it is from now on. */
    private static final class RegionNow {
        private int nodes = 400;
        private int gpusPerNode = 8;
        private int clusters = 2;
        private String model = "GB200";
        private double busy = 0.4;
        private double healthy = 1;
        private double silent;
        private int silentMinutes;
        private boolean exists = true;
    }

    static Timeline sixRegions() {
        return of(AWS_EAST, AWS_WEST, AZURE_EAST, AZURE_WEST, GCP, ORACLE);
    }

    static Timeline of(String... regions) {
        Timeline timeline = new Timeline();
        for (String region : regions) {
            timeline.fleet.put(region, new RegionNow());
        }
        return timeline;
    }

    static Instant at(String timeOfDay) {
        int colon = timeOfDay.indexOf(':');
        int minutes =
                60 * Integer.parseInt(timeOfDay.substring(0, colon)) + Integer.parseInt(timeOfDay.substring(colon + 1));
        return Instant.ofEpochSecond(DAY + 60L * minutes);
    }

    static RegionId id(String region) {
        Scope scope = Scope.parse(region);
        return new RegionId(scope.provider(), scope.region());
    }

    private RegionNow region(String name) {
        return Objects.requireNonNull(fleet.get(name), name);
    }

    Timeline silent(String region) {
        return silent(region, 1);
    }

    Timeline silent(String region, double share) {
        RegionNow now = region(region);
        now.silentMinutes = now.silent == share ? now.silentMinutes : 0;
        now.silent = share;
        return this;
    }

    Timeline reports(String region) {
        return silent(region, 0);
    }

    Timeline busy(String region, double share) {
        region(region).busy = share;
        return this;
    }

    Timeline healthy(String region, double share) {
        region(region).healthy = share;
        return this;
    }

    Timeline nodes(String region, int nodes, int clusters) {
        region(region).nodes = nodes;
        region(region).clusters = clusters;
        return this;
    }

    Timeline model(String region, String model) {
        region(region).model = model;
        return this;
    }

    Timeline gone(String region) {
        region(region).exists = false;
        return this;
    }

    Timeline policy(Policy policy) {
        policies.add(policy);
        return this;
    }

    Timeline incident(String provider, String status, String... regions) {
        incidents.removeIf(one -> one.provider().equals(provider));
        incidents.add(new Incident(provider, "INC-1", status, List.of(regions)));
        return this;
    }

    Timeline noIncidents() {
        incidents.clear();
        return this;
    }

    Timeline context(Context sampled) {
        context = sampled;
        return this;
    }

    Timeline command(Command.Kind kind, String scope) {
        commands.add(new Command(kind, Scope.parse(scope), "", null, null, "drill", "kim"));
        return this;
    }

    Timeline command(Command command) {
        commands.add(command);
        return this;
    }

    /** From now on minutes are history, or in time again. */
    Timeline replaying(boolean now) {
        lag = now ? Duration.ofMinutes(11) : Duration.ZERO;
        return this;
    }

    /** From now on samples are written in time and read long after. */
    Timeline readLate(boolean now) {
        timing = now ? Timing.PAST : Timing.NOW;
        return this;
    }

    /** The clock stood still: the tick of that time closes all minutes before. */
    Timeline closedAt(String timeOfDay) {
        leap = at(timeOfDay);
        return this;
    }

    /** Minutes up to that one are never told. */
    Timeline skipTo(String timeOfDay) {
        next = at(timeOfDay);
        return this;
    }

    /** Time comes from the log. */
    Timeline byTheLog() {
        timing = Timing.BY_THE_LOG;
        return this;
    }

    /** From now on minutes are that late. */
    Timeline late(Duration now) {
        lag = now;
        return this;
    }

    /** It is told that the next minute cannot be judged. */
    Timeline behind() {
        LagFreeze freeze = LagFreeze.of(
                book,
                next,
                Closing.dueOf(next),
                "a partition is behind",
                List.of("a partition"),
                Policies.of(policies));
        List<Alert.Change> told = List.of(new Alert.Change(freeze.alert().dedupKey(), Alert.Event.TRIGGER));
        List<StateRow> rows = decisions.get(decisions.size() - 1).rows();
        book = freeze.next();
        decisions.add(new Decision(book, List.of(freeze.trigger()), rows, List.of(freeze.alert()), Set.of(), told));
        return this;
    }

    Timeline shuffled(Random random) {
        shuffle = random;
        return this;
    }

    Timeline stateIsLost() {
        book = FailoverBook.EMPTY;
        return this;
    }

    /** Decides all minutes up to that one, which is the last. */
    Timeline through(String timeOfDay) {
        while (!next.isAfter(at(timeOfDay))) {
            decide();
        }
        return this;
    }

    Timeline minutes(int count) {
        for (int i = 0; i < count; i++) {
            decide();
        }
        return this;
    }

    private void decide() {
        List<Cell> cells = new ArrayList<>();
        fleet.forEach((name, now) -> cells.addAll(cells(name, now)));
        if (shuffle != null) {
            Collections.shuffle(cells, shuffle);
        }
        Instant due = next.plusSeconds(80);
        Instant tick = leap.isAfter(due) ? leap : due;
        DecisionInput input = new DecisionInput(next, tick, cells, commands, incidents, context, lag, timing);
        Decision decision = Decider.decide(book, Policies.of(policies), input);
        commands.clear();
        decisions.add(decision);
        book = decision.next();
        next = next.plusSeconds(60);
    }

    private static List<Cell> cells(String name, RegionNow now) {
        if (!now.exists) {
            return List.of();
        }
        now.silentMinutes = now.silent > 0 ? now.silentMinutes + 1 : 0;
        int missed = now.silent == 0 ? 0 : 2 + 2 * (now.silentMinutes - 1);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < now.clusters; i++) {
            int nodes = now.nodes / now.clusters;
            int silent = (int) Math.round(nodes * now.silent);
            long gpuMs = 60_000L * (nodes - silent) * now.gpusPerNode;
            cells.add(new Cell(
                    id(name),
                    "cluster-" + i,
                    now.model,
                    nodes,
                    nodes - silent,
                    new Cell.Missed(
                            missed >= 1 ? silent : 0,
                            missed >= 2 ? silent : 0,
                            missed >= 3 ? silent : 0,
                            missed >= 5 ? silent : 0,
                            missed >= 10 ? silent : 0),
                    nodes * now.gpusPerNode,
                    gpuMs,
                    Math.round(gpuMs * now.healthy),
                    Math.round(gpuMs * now.busy)));
        }
        return cells;
    }

    List<Decision> decisions() {
        return decisions;
    }

    FailoverBook book() {
        return book;
    }

    List<Trigger> triggers() {
        return decisions.stream()
                .flatMap(decision -> decision.triggers().stream())
                .toList();
    }

    /**
     * As {@code 07:12 FAIL_OVER aws/us-east-1 -> azure/eastus2 1280 SILENCE}, in the order of the log; where load was before stands in
     * parentheses.
     */
    List<String> story() {
        return triggers().stream().map(Timeline::told).toList();
    }

    private static String told(Trigger trigger) {
        String time = trigger.decidedAt().minusSeconds(80).toString().substring(11, 16);
        String target = trigger.target() == null ? "" : " -> " + trigger.target() + " " + trigger.gpusMoved();
        String from = trigger.from() == null ? "" : " (" + trigger.from() + ")";
        return time + " " + trigger.action() + " " + trigger.region() + from + target + " " + trigger.reason();
    }

    State state(String region) {
        return row(region).state();
    }

    StateRow row(String region) {
        return decisions.get(decisions.size() - 1).rows().stream()
                .filter(row -> row.id().equals(id(region)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + region));
    }

    boolean knows(String region) {
        return book.regions().containsKey(id(region));
    }

    List<Alert> alerts() {
        return decisions.get(decisions.size() - 1).alerts();
    }

    /** As {@code TRIGGER RegionFailover critical}, all of the time line. */
    List<String> pages() {
        List<String> pages = new ArrayList<>();
        Map<String, String> names = new TreeMap<>();
        for (Decision decision : decisions) {
            decision.alerts()
                    .forEach(alert -> names.put(
                            alert.dedupKey(),
                            alert.rule().alertName() + " " + alert.severity().word()));
            decision.changes().forEach(change -> pages.add(change.event() + " " + names.get(change.dedupKey())));
        }
        return pages;
    }
}
