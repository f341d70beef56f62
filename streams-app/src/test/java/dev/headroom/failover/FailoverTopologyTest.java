package dev.headroom.failover;

import static dev.headroom.topics.TopicCatalogue.FAILOVER_POLICIES;
import static dev.headroom.topics.TopicCatalogue.OPERATOR_COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.CommandKind;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.IncidentKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.AlertEvent;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverStateKey;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topics.Topic.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the six inputs to what is written, and what may not matter on the way. */
class FailoverTopologyTest {

    @TempDir
    private Path directory;

    private FailoverHarness replaying() {
        return new FailoverHarness(directory, TimeSource.LOG, Logs.at("12:00"));
    }

    private FailoverHarness live(String timeOfDay) {
        return new FailoverHarness(directory, TimeSource.WALL, Logs.at(timeOfDay));
    }

    private static List<FailoverTrigger> withoutVersions(List<FailoverTrigger> triggers) {
        triggers.forEach(trigger -> trigger.setVersion(0));
        return triggers;
    }

    private static Logs outage() {
        return new Logs()
                .through("07:10")
                .silent("aws/us-east-1")
                .message(CloudIncident.newBuilder()
                        .setKind(IncidentKind.INCIDENT)
                        .setProvider("aws")
                        .setIncidentId("DDB")
                        .setStatus("CONFIRMED")
                        .setRegions(List.of("us-east-1")))
                .through("07:15")
                .order(OperatorCommand.newBuilder()
                        .setKind(CommandKind.ACKNOWLEDGE)
                        .setProvider("aws")
                        .setRegion("us-east-1"))
                .through("07:20");
    }

    @Test
    void shouldWriteOneTriggerWhenARegionIsSilent() {
        try (FailoverHarness harness = replaying()) {
            // When
            outage().into(harness);

            // Then
            List<FailoverTrigger> triggers = harness.triggers();
            assertThat(triggers).hasSize(1);
            FailoverTrigger trigger = triggers.get(0);
            assertThat(trigger.getAction()).isEqualTo("FAIL_OVER");
            assertThat(trigger.getReasonCode()).isEqualTo("SILENCE");
            assertThat(trigger.getTargetRegion()).isEqualTo("us-west-2");
            assertThat(trigger.getMode()).isEqualTo("REPLAY");
            assertThat(trigger.getEvidence()).contains("\"incidents\":[\"aws/DDB\"]");
            assertThat(trigger.getDecidedAt()).isEqualTo(Logs.at("07:13").plusSeconds(20));
            assertThat(trigger.getRunbookUrl()).isEqualTo("docs/runbooks.md#regionfailover");
            FailoverState row = Objects.requireNonNull(harness.states().get(new FailoverStateKey("aws", "us-east-1")));
            assertThat(row.getState()).isEqualTo("FAILED_OVER");
            assertThat(row.getAsOf()).isEqualTo(Logs.at("07:21").plusSeconds(20));
        }
    }

    @Test
    void shouldWriteTheSameTriggersWhateverTheInterleavingOfItsInputs() {
        // Given
        List<List<FailoverTrigger>> runs = new ArrayList<>();

        // When
        for (int seed = 0; seed < 8; seed++) {
            try (FailoverHarness harness = replaying()) {
                outage().reports("aws/us-east-1").through("08:50").mixedInto(harness, new Random(seed));
                runs.add(withoutVersions(harness.triggers()));
            }
        }

        // Then
        assertThat(runs.get(0)).extracting(FailoverTrigger::getAction).containsExactly("FAIL_OVER", "FAIL_BACK");
        assertThat(runs).allSatisfy(run -> assertThat(run).isEqualTo(runs.get(0)));
    }

    @Test
    void shouldBeLiveWhenTheClosingTickIsRecent() {
        try (FailoverHarness harness = live("07:13")) {
            // When
            outage().into(harness);

            // Then
            assertThat(harness.triggers()).extracting(FailoverTrigger::getMode).containsExactly("LIVE");
            assertThat(harness.alertEvents())
                    .extracting(AlertEvent::getSeverity)
                    .containsExactly("critical", "error");
            assertThat(harness.alertsActive().values())
                    .extracting(ActiveAlert::getAlertName)
                    .containsExactly("RegionFailover");
        }
    }

    @Test
    void shouldTriggerNothingLiveAndPageOnceWhenItCatchesUpOnAnHour() {
        try (FailoverHarness harness = live("08:15")) {
            // Given
            Logs logs = outage().reports("aws/us-east-1").through("08:20").into(harness);
            List<AlertEvent> events = harness.alertEvents();

            // Then
            assertThat(harness.triggers()).extracting(FailoverTrigger::getMode).containsExactly("REPLAY");
            assertThat(events)
                    .filteredOn(event -> !event.getSeverity().equals("info"))
                    .extracting(AlertEvent::getAlertName, AlertEvent::getEventAction)
                    .containsExactly(tuple("FailoverReplayed", "trigger"));
            logs.through("08:25").into(harness);
            assertThat(harness.triggers()).isEmpty();
        }
    }

    @Test
    void shouldFreezeAndNotTriggerWhenAPartitionLags() {
        try (FailoverHarness harness = live("07:12")) {
            // Given
            Logs logs = new Logs().through("07:10").into(harness);
            logs.stuck(1).silent("aws/us-east-1").through("07:14").into(harness);

            // When
            harness.wallClock(Logs.at("07:13").plusSeconds(10));
            List<FailoverTrigger> early = harness.triggers();
            harness.wallClock(Logs.at("07:16"));

            // Then
            assertThat(early).isEmpty();
            List<FailoverTrigger> triggers = harness.triggers();
            assertThat(triggers).hasSize(1);
            FailoverTrigger freeze = triggers.get(0);
            assertThat(freeze.getAction()).isEqualTo("FREEZE");
            assertThat(freeze.getReasonCode()).isEqualTo("LAG");
            assertThat(freeze.getEpoch()).isEqualTo(Logs.at("07:11").getEpochSecond() / 60 * 1000);
            assertThat(freeze.getSummary()).startsWith("partition 1 of gpu_utilization has not closed");
            FailoverState row = Objects.requireNonNull(harness.states().get(new FailoverStateKey("*", "*")));
            assertThat(row.getState()).isEqualTo("FROZEN");
            assertThat(row.getReasonCode()).isEqualTo("LAG");
        }
    }

    @Test
    void shouldLiftTheFreezeWhenThePartitionHasCaughtUp() {
        try (FailoverHarness harness = live("07:12")) {
            // Given
            new Logs().through("07:10").into(harness);
            Logs late = new Logs().skipTo("07:11").through("07:14");
            late.orders.forEach(event -> event.accept(harness));
            late.messages.forEach(event -> event.accept(harness));
            harness.wallClock(Logs.at("07:15"));

            // When
            late.fleet.forEach(event -> event.accept(harness));

            // Then
            List<FailoverTrigger> triggers = harness.triggers();
            assertThat(triggers).extracting(FailoverTrigger::getAction).containsExactly("FREEZE", "UNFREEZE");
            assertThat(triggers.get(1).getIncidentId())
                    .isEqualTo(triggers.get(0).getIncidentId())
                    .isEqualTo("*/*/2025-10-20T07:11Z/lag");
            assertThat(triggers.get(1).getEpoch())
                    .as("of the first minute that is in time")
                    .isEqualTo(Logs.at("07:14").getEpochSecond() / 60 * 1000 + 1);
            assertThat(harness.alertEvents())
                    .extracting(AlertEvent::getEventAction)
                    .containsExactly("trigger", "resolve");
            assertThat(harness.alertsActive()).isEmpty();
            assertThat(Objects.requireNonNull(harness.states().get(new FailoverStateKey("*", "*")))
                            .getState())
                    .isEqualTo("HEALTHY");
        }
    }

    @Test
    void shouldNotRepeatAnEpochWhenAllStateIsLost() {
        // Given
        Logs logs = outage();
        List<FailoverTrigger> before;
        try (FailoverHarness harness = replaying()) {
            logs.into(harness);
            before = harness.triggers();
        }

        // When
        try (FailoverHarness harness = replaying()) {
            logs.through("07:30").into(harness);

            // Then
            List<FailoverTrigger> after = harness.triggers();
            assertThat(after).hasSize(1);
            assertThat(after.get(0).getEpoch()).isGreaterThan(before.get(0).getEpoch());
        }
    }

    @Test
    void shouldReadAnOrderFromTheNextTickOfItsLogOn() {
        try (FailoverHarness harness = replaying()) {
            // Given: the gate is closed after the tick that closes 07:12
            Logs logs = new Logs().through("07:10").silent("aws/us-east-1").through("07:12");
            logs.order(OperatorCommand.newBuilder().setKind(CommandKind.GATE_CLOSE));

            // When: the order is there long before the minute can be judged
            logs.through("07:14");
            logs.orders.forEach(event -> event.accept(harness));
            logs.messages.forEach(event -> event.accept(harness));
            logs.fleet.forEach(event -> event.accept(harness));

            // Then
            assertThat(harness.triggers()).hasSize(1);
            assertThat(Objects.requireNonNull(harness.states().get(new FailoverStateKey("*", "*")))
                            .getReasonCode())
                    .isEqualTo("GATE_CLOSED");
        }
    }

    @Test
    void shouldSampleOnceAMinuteAndHoldTheFirstCompleteSample() {
        try (FailoverHarness harness = replaying()) {
            // Given: another sample of 07:12 stands in the log already, as after a reset
            Logs logs = new Logs().through("07:10").into(harness);
            Instant tick = Logs.at("07:13").plusSeconds(20);
            FailoverContext.Builder part = FailoverContext.newBuilder()
                    .setMinute(Logs.at("07:12"))
                    .setSampledAt(tick)
                    .setSampleId("first")
                    .setAsOf(tick)
                    .setVersion(1);
            harness.sample(part.setKind("COMMITMENT")
                    .setProvider("aws")
                    .setCommitmentId("ppa")
                    .setCommitmentState("EXHAUSTED")
                    .build());
            harness.sample(part.setKind("COMPLETE")
                    .setProvider(null)
                    .setCommitmentId(null)
                    .setCommitmentState(null)
                    .setEntries(1)
                    .build());

            // When
            logs.silent("azure/eastus2").through("07:12").into(harness);

            // Then
            assertThat(harness.context())
                    .filteredOn(row -> row.getKind().equals("COMPLETE"))
                    .extracting(FailoverContext::getMinute)
                    .doesNotHaveDuplicates()
                    .hasSize(12);
            assertThat(harness.triggers())
                    .extracting(FailoverTrigger::getEvidence)
                    .allMatch(evidence -> evidence.contains("COMMITMENT_EXHAUSTED"));
        }
    }

    @Test
    void shouldGoOnWhenTimeJumps() {
        try (FailoverHarness harness = replaying()) {
            // Given: partition 1 never closes 07:11
            Logs logs = new Logs().through("07:10").into(harness);
            Logs half = new Logs().stuck(1).skipTo("07:11").through("07:11").into(harness);

            // When
            half.skipTo("07:11");
            logs.skipTo("07:12").through("07:14").into(harness);

            // Then
            assertThat(Objects.requireNonNull(harness.states().get(new FailoverStateKey("*", "*")))
                            .getAsOf())
                    .isEqualTo(Logs.at("07:15").plusSeconds(20));
        }
    }

    @Test
    void shouldRefuseWhatItCannotUseAndGoOn() {
        try (FailoverHarness harness = replaying()) {
            // Given
            FailoverPolicy.Builder policy = FailoverPolicy.newBuilder()
                    .setScopePattern("aws/*")
                    .setEffectiveFrom(Logs.at("07:00"))
                    .setPolicyVersion("bad")
                    .setMissedIntervals(4)
                    .setSilenceRatio(2);

            // When
            harness.policy(policy.build());
            harness.raw(OPERATOR_COMMANDS, new byte[] {1, 2, 3});
            harness.raw(FAILOVER_POLICIES, new byte[] {1, 2, 3});
            harness.order(
                    OperatorCommand.newBuilder().setKind(CommandKind.RETIRE).build(), Logs.at("07:05"));
            harness.fleet(FleetMinute.newBuilder()
                    .setKind("MARKER")
                    .setMinute(Logs.at("07:00"))
                    .setClosedAt(Logs.at("07:01").plusSeconds(20))
                    .setPartition(-1)
                    .setPartitions(2)
                    .setAsOf(Logs.at("07:01"))
                    .setVersion(0)
                    .build());
            outage().into(harness);

            // Then
            assertThat(harness.deadLetters())
                    .extracting(letter -> new String(
                            letter.headers().lastHeader("headroom.reason").value(), StandardCharsets.UTF_8))
                    .containsExactly("REFUSED", "UNREADABLE", "UNREADABLE", "REFUSED", "REFUSED");
            assertThat(harness.triggers())
                    .extracting(FailoverTrigger::getPolicyVersion)
                    .containsExactly("default");
        }
    }
}
