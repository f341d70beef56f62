package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The three logs that a decision reads, as they would be written: cells and markers of two partitions at each closing tick, and ticks
 * in the logs of orders and incidents. Six regions of 400 nodes of 8 GPUs, 40 % busy.
 */
final class Logs {

    static final List<String> REGIONS = List.of(
            "aws/us-east-1",
            "aws/us-west-2",
            "azure/eastus2",
            "azure/westus3",
            "gcp/us-central1",
            "oracle_cloud/us-ashburn-1");

    private static final int PARTITIONS = 2;
    private static final Instant DAY = Instant.parse("2025-10-20T00:00:00Z");

    final List<Consumer<LogInputs>> fleet = new ArrayList<>();
    final List<Consumer<LogInputs>> orders = new ArrayList<>();
    final List<Consumer<LogInputs>> messages = new ArrayList<>();
    private final Set<String> silent = new TreeSet<>();
    private final Set<Integer> stuck = new TreeSet<>();
    private Instant next = at("07:00");
    private Instant silentSince = at("07:00");
    private Instant leap = Instant.EPOCH;

    static Instant at(String timeOfDay) {
        return Instant.parse(DAY.toString().substring(0, 11) + timeOfDay + ":00Z");
    }

    Logs silent(String... regions) {
        silent.addAll(List.of(regions));
        silentSince = next;
        return this;
    }

    Logs reports(String region) {
        silent.remove(region);
        return this;
    }

    /** The partition closes nothing from now on. */
    Logs stuck(int partition) {
        stuck.add(partition);
        return this;
    }

    Logs skipTo(String timeOfDay) {
        next = at(timeOfDay);
        return this;
    }

    /** The clock stands still until then: that tick closes all minutes before. */
    Logs closedAt(Instant tick) {
        leap = tick;
        return this;
    }

    /** An order that comes before the next closing tick. */
    Logs order(OperatorCommand.Builder command) {
        Instant when = next.plusSeconds(61);
        orders.add(harness -> harness.order(command.build(), when));
        return this;
    }

    /** A message that comes before the next closing tick. */
    Logs message(CloudIncident.Builder incident) {
        Instant when = next.plusSeconds(61);
        messages.add(harness -> harness.message(incident.build(), when));
        return this;
    }

    /** One more minute; its closing tick. */
    Instant oneMinute() {
        Instant closing = next.plusSeconds(80);
        minute();
        return closing;
    }

    /** The minute that comes next. */
    Instant next() {
        return next;
    }

    Logs through(String timeOfDay) {
        while (!next.isAfter(at(timeOfDay))) {
            minute();
        }
        return this;
    }

    private void minute() {
        Instant minute = next;
        Instant due = minute.plusSeconds(80);
        Instant closed = leap.isAfter(due) ? leap : due;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!stuck.contains(partition)) {
                for (String region : REGIONS) {
                    FleetMinute cell = cell(region, minute, closed, partition);
                    fleet.add(harness -> harness.fleet(cell));
                }
                FleetMinute marker =
                        builder("MARKER", minute, closed, partition).build();
                fleet.add(harness -> harness.fleet(marker));
            }
        }
        orders.add(harness -> harness.order(tickOfOrders(), closed));
        messages.add(harness -> harness.message(tickOfMessages(), closed));
        next = next.plusSeconds(60);
    }

    private FleetMinute cell(String region, Instant minute, Instant closed, int partition) {
        int slash = region.indexOf('/');
        boolean dark = silent.contains(region);
        int nodes = 200;
        long minutesDark = (minute.getEpochSecond() - silentSince.getEpochSecond()) / 60;
        long missed = dark ? 2 + 2 * minutesDark : 0;
        long gpuMs = dark ? 0 : 60_000L * nodes * 8;
        return builder("CELL", minute, closed, partition)
                .setProvider(region.substring(0, slash))
                .setRegion(region.substring(slash + 1))
                .setCluster("cluster-" + partition)
                .setGpuModel("GB200")
                .setNodesExpected(nodes)
                .setNodesReporting(dark ? 0 : nodes)
                .setNodesMissed1(missed >= 1 ? nodes : 0)
                .setNodesMissed2(missed >= 2 ? nodes : 0)
                .setNodesMissed3(missed >= 3 ? nodes : 0)
                .setNodesMissed5(missed >= 5 ? nodes : 0)
                .setNodesMissed10(missed >= 10 ? nodes : 0)
                .setGpusExpected(nodes * 8)
                .setGpuMsReporting(gpuMs)
                .setGpuMsHealthy(gpuMs)
                .setGpuMsBusy(gpuMs * 4 / 10)
                .build();
    }

    private static FleetMinute.Builder builder(String kind, Instant minute, Instant closed, int partition) {
        return FleetMinute.newBuilder()
                .setKind(kind)
                .setMinute(minute)
                .setClosedAt(closed)
                .setPartition(partition)
                .setPartitions(PARTITIONS)
                .setAsOf(closed)
                .setVersion(0);
    }

    static OperatorCommand tickOfOrders() {
        return OperatorCommand.newBuilder().setKind(CommandKind.TICK).build();
    }

    static CloudIncident tickOfMessages() {
        return CloudIncident.newBuilder().setKind(IncidentKind.TICK).build();
    }

    /** All of it, one log after the other. */
    Logs into(LogInputs harness) {
        List.of(fleet, orders, messages).forEach(log -> {
            log.forEach(event -> event.accept(harness));
            log.clear();
        });
        return this;
    }

    /** All of it, mixed at random; each log stays in its order. */
    void mixedInto(LogInputs harness, Random random) {
        List<List<Consumer<LogInputs>>> logs =
                List.of(new ArrayList<>(fleet), new ArrayList<>(orders), new ArrayList<>(messages));
        List<List<Consumer<LogInputs>>> open = new ArrayList<>(logs);
        open.removeIf(List::isEmpty);
        while (!open.isEmpty()) {
            List<Consumer<LogInputs>> log = open.get(random.nextInt(open.size()));
            int some = 1 + random.nextInt(20);
            for (int i = 0; i < some && !log.isEmpty(); i++) {
                log.remove(0).accept(harness);
            }
            open.removeIf(List::isEmpty);
        }
    }
}
