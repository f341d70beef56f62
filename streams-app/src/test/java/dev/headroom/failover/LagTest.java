package dev.headroom.failover;

import static dev.headroom.failover.LiveTask.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pipeline says of itself when it is behind, or when something does not come any more. */
class LagTest {

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private static final Duration STEADY = Duration.ofSeconds(45);

    private final Logs logs = new Logs();
    private final LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("07:01"));

    private LiveTask well() {
        return task.live(logs, "07:10", PROMPT);
    }

    @Test
    void shouldFreezeOnceAndTriggerNothingWhenEverythingIsSteadilyLate() {
        // Given
        well();
        logs.silent("aws/us-east-1");

        // When
        task.live(logs, "07:40", THREE_MINUTES);

        // Then
        assertThat(task.story()).containsExactly("07:12:20 FREEZE */* LIVE");
        assertThat(task.pages()).containsExactly("trigger FailoverFrozen critical");
        assertThat(task.system().getState()).isEqualTo("FROZEN");
        assertThat(task.system().getReasonCode()).isEqualTo("LAG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partition | partition 1 of gpu_utilization has not closed 2025-10-20T07:11Z",
                "orders    | no tick in operator_commands since 07:11:20Z",
                "messages  | no tick in cloud_incidents since 07:11:20Z",
            })
    void shouldFreezeWhenOneThingIsSteadilyLate(String slow, String missing) {
        // Given
        well();
        logs.silent("aws/us-east-1");
        Queue<List<Consumer<LogInputs>>> onTheWay = new ArrayDeque<>();

        // When: it comes three minutes after all else
        while (logs.next().isBefore(Logs.at("07:30"))) {
            task.until(logs.oneMinute().plus(PROMPT));
            List<Consumer<LogInputs>> part = slow(slow);
            onTheWay.add(List.copyOf(part));
            part.clear();
            logs.into(task);
            if (onTheWay.size() > 3) {
                onTheWay.remove().forEach(event -> event.accept(task));
            }
        }

        // Then
        assertThat(task.story()).containsExactly("07:12:20 FREEZE */* LIVE");
        assertThat(task.triggers().get(0).getSummary())
                .isEqualTo(missing
                        + "; 2025-10-20T07:11Z cannot be judged; the pipeline is behind and nothing is decided");
        assertThat(task.system().getNote()).startsWith(missing);
        onTheWay.forEach(part -> part.forEach(event -> event.accept(task)));
        task.live(logs, "07:32", PROMPT);
        assertThat(task.story())
                .containsExactly(
                        "07:12:20 FREEZE */* LIVE",
                        "07:30:20 UNFREEZE */* LIVE",
                        "07:30:20 FAIL_OVER aws/us-east-1 LIVE");
    }

    private List<Consumer<LogInputs>> slow(String slow) {
        return switch (slow) {
            case "orders" -> logs.orders;
            case "messages" -> logs.messages;
            default -> logs.fleet.subList(logs.fleet.size() / 2, logs.fleet.size());
        };
    }

    @Test
    void shouldGoOnWhereItStoodWhenItIsInTimeAgain() {
        // Given
        well();
        logs.silent("aws/us-east-1");
        task.live(logs, "07:30", THREE_MINUTES);

        // When
        task.live(logs, "07:40", PROMPT);

        // Then: what came between the lags was late, too
        assertThat(task.story())
                .containsExactly(
                        "07:12:20 FREEZE */* LIVE",
                        "07:34:20 UNFREEZE */* LIVE",
                        "07:34:20 FAIL_OVER aws/us-east-1 LIVE");
        assertThat(task.pages())
                .containsExactly(
                        "trigger FailoverFrozen critical",
                        "resolve FailoverFrozen critical",
                        "trigger RegionFailover critical");
        assertThat(task.system().getState()).isEqualTo("HEALTHY");
    }

    @Test
    void shouldNotFlapWhenTheLagIsAboutAMinute() {
        // Given
        well();
        logs.silent("aws/us-east-1");

        // When
        while (logs.next().isBefore(Logs.at("07:40"))) {
            int seconds = logs.next().getEpochSecond() % 120 == 0 ? 55 : 65;
            task.until(logs.oneMinute().plusSeconds(seconds));
            logs.into(task);
        }

        // Then
        assertThat(task.story()).containsExactly("07:12:20 FREEZE */* LIVE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders   | no tick in operator_commands since 07:11:20Z",
                "messages | no tick in cloud_incidents since 07:11:20Z",
                "fleet    | partitions 0, 1 of gpu_utilization have not closed 2025-10-20T07:11Z",
                "all      | partitions 0, 1 of gpu_utilization have not closed 2025-10-20T07:11Z, no tick in"
                        + " operator_commands since 07:11:20Z, no tick in cloud_incidents since 07:11:20Z",
            })
    void shouldFreezeAndSayWhatIsMissingWhenALogHasNoTicks(String dead, String missing) {
        // Given
        well();

        // When
        for (int minute = 0; minute < 5; minute++) {
            task.until(logs.oneMinute().plus(PROMPT));
            kill(dead);
            logs.into(task);
        }

        // Then
        assertThat(task.story()).containsExactly("07:12:20 FREEZE */* LIVE");
        assertThat(task.triggers().get(0).getSummary()).startsWith(missing + "; 2025-10-20T07:11Z cannot be judged");
        assertThat(task.system().getState()).isEqualTo("FROZEN");
    }

    private void kill(String dead) {
        if (dead.equals("orders") || dead.equals("all")) {
            logs.orders.clear();
        }
        if (dead.equals("messages") || dead.equals("all")) {
            logs.messages.clear();
        }
        if (dead.equals("fleet") || dead.equals("all")) {
            logs.fleet.clear();
        }
    }

    @Test
    void shouldFreezeUntilTheSampleComesBack() {
        // Given
        well();
        logs.silent("aws/us-east-1");

        // When
        task.holdSamples(true).live(logs, "07:14", PROMPT);
        List<String> meanwhile = task.story();
        task.holdSamples(false).live(logs, "07:16", PROMPT);

        // Then
        assertThat(meanwhile).containsExactly("07:12:20 FREEZE */* LIVE");
        assertThat(task.triggers().get(0).getSummary()).startsWith("the sample of failover_context has not come back");
        assertThat(task.story())
                .containsExactly(
                        "07:12:20 FREEZE */* LIVE",
                        "07:12:20 UNFREEZE */* LIVE",
                        "07:13:20 FAIL_OVER aws/us-east-1 LIVE");
    }

    @ParameterizedTest
    @CsvSource({"30", "60", "75", "90", "105", "120", "300", "540"})
    void shouldOnlyDelayWhatItDecidesWhenItIsRestarted(int downSeconds) {
        for (int offset = 0; offset < 60; offset += 7) {
            // Given
            Logs log = new Logs();
            LiveTask restarted = new LiveTask(TimeSource.WALL, Logs.at("07:01")).live(log, "07:10", PROMPT);
            log.silent("aws/us-east-1");
            restarted.until(restarted.wallClock().plusSeconds(offset));

            // When
            restarted.restart(Duration.ofSeconds(downSeconds));
            while (log.next().plusSeconds(82).isBefore(restarted.wallClock())) {
                log.oneMinute();
            }
            log.into(restarted);
            restarted.live(log, "07:40", PROMPT);

            // Then
            assertThat(restarted.triggers())
                    .as("after %s s", offset)
                    .extracting(FailoverTrigger::getAction, FailoverTrigger::getMode)
                    .containsExactly(tuple("FAIL_OVER", "LIVE"));
            Instant inTime = Logs.at("07:13").plusSeconds(20);
            Instant back = Logs.at("07:11").plusSeconds(22 + offset + downSeconds);
            assertThat(restarted.triggers().get(0).getDecidedAt())
                    .isBeforeOrEqualTo((back.isAfter(inTime) ? back : inTime).plusSeconds(120));
        }
    }

    @Test
    void shouldNotBeLiveWhenASampleFromBeforeACrashIsReadAnHourLater() {
        // Given: the minute that fails over was sampled in time
        well();
        logs.silent("aws/us-east-1");
        task.live(logs, "07:11", PROMPT).holdSamples(true).live(logs, "07:12", PROMPT);

        // When
        task.restart(Duration.ofHours(1)).holdSamples(false);

        // Then
        assertThat(task.story()).containsExactly("07:13:20 FAIL_OVER aws/us-east-1 REPLAY");
    }

    @Test
    void shouldWriteHowLateAMinuteWasAndNothingOfTheWallWhereTimeComesFromTheLog() {
        // Given
        LiveTask replaying = new LiveTask(TimeSource.LOG, Logs.at("12:00"));

        // When
        task.live(logs, "07:05", Duration.ofSeconds(7));
        new Logs().through("07:05").into(replaying);
        replaying.until(Logs.at("13:00"));

        // Then
        assertThat(task.sampleLog()).extracting(FailoverContext::getLagMs).containsOnly(7_000L);
        assertThat(replaying.sampleLog()).extracting(FailoverContext::getLagMs).containsOnly(0L);
        assertThat(replaying.triggers()).isEmpty();
    }

    @Test
    void shouldDecideTheSameWhenTheLogsOfALaggingPipelineAreReplayed() {
        // Given: late for a while, then down for an hour, then live
        well();
        logs.silent("aws/us-east-1");
        Logs copy = new Logs().through("07:10").silent("aws/us-east-1");
        task.live(logs, "07:20", THREE_MINUTES).live(logs, "07:40", PROMPT);
        copy.through("07:40").reports("aws/us-east-1");
        task.restart(Duration.ofMinutes(100));
        logs.reports("aws/us-east-1").through("09:20").into(task);
        task.live(logs, "10:30", PROMPT);

        // When
        LiveTask replaying = new LiveTask(TimeSource.LOG, Logs.at("12:00"));
        task.sampleLog().forEach(replaying::sample);
        copy.through("10:30").into(replaying);

        // Then
        assertThat(moves(task)).hasSize(3);
        assertThat(moves(replaying)).isEqualTo(moves(task));
    }

    @Test
    void shouldDecideAgainWhenALagOfLessThanAMinuteStaysAfterARestart() {
        // Given
        task.live(logs, "07:10", STEADY).restart(Duration.ofSeconds(90));
        while (logs.next().plusSeconds(125).isBefore(task.wallClock())) {
            logs.oneMinute();
        }
        logs.into(task);
        task.live(logs, "07:20", STEADY);

        // When
        logs.silent("aws/us-east-1");
        task.live(logs, "07:30", STEADY);

        // Then
        assertThat(task.story()).last().isEqualTo("07:23:20 FAIL_OVER aws/us-east-1 LIVE");
    }

    @Test
    void shouldSayThatNothingIsDecidedWhenTheLagShrinksForMinutes() {
        // Given
        well();

        // When: it comes back nine minutes late, and is 20 s less late with every minute
        task.restart(Duration.ofMinutes(9));
        for (int minute = 0; minute < 10; minute++) {
            task.until(logs.oneMinute().plusSeconds(480 - 20 * minute));
            logs.into(task);
        }

        // Then
        assertThat(task.pages()).containsExactly("trigger FailoverFrozen critical");
    }

    @Test
    void shouldActOnNothingThatTheClockHasLeaptOver() {
        // Given: dark for half an hour while the clock is down for two
        well();
        Instant back = Logs.at("09:11").plusSeconds(20);
        logs.closedAt(back).silent("aws/us-east-1").through("07:40").reports("aws/us-east-1");

        // When
        task.until(back.plus(PROMPT));
        logs.through("09:10").into(task);
        task.live(logs, "09:40", PROMPT);

        // Then
        assertThat(task.triggers())
                .filteredOn(trigger -> !trigger.getProvider().equals("*"))
                .extracting(FailoverTrigger::getMode)
                .containsOnly("REPLAY");
        assertThat(task.sampleLog())
                .filteredOn(sample -> sample.getMinute().equals(Logs.at("07:11")))
                .extracting(FailoverContext::getLagMs)
                .containsExactly(Duration.ofMinutes(119).plus(PROMPT).toMillis());
    }

    @Test
    void shouldHoldAFewMinutesThatTheClockHasLeaptOver() {
        // Given
        well();
        Instant back = Logs.at("07:17").plusSeconds(20);

        // When
        logs.closedAt(back).silent("aws/us-east-1").through("07:13").reports("aws/us-east-1");
        task.until(back.plus(PROMPT));
        logs.through("07:16").into(task);
        task.live(logs, "07:30", PROMPT);

        // Then
        assertThat(task.triggers()).extracting(FailoverTrigger::getAction).doesNotContain("FAIL_OVER");
    }

    @Test
    void shouldDecideTheSameWhenASampleIsReadLongAfterItWasWritten() {
        // Given: the minute that fails over was sampled in time, and read an hour later
        well();
        logs.silent("aws/us-east-1");
        Logs copy = new Logs().through("07:10").silent("aws/us-east-1");
        task.live(logs, "07:11", PROMPT).holdSamples(true).live(logs, "07:12", PROMPT);
        task.restart(Duration.ofHours(1)).holdSamples(false);
        logs.through("08:13").into(task);
        task.live(logs, "08:40", PROMPT);
        copy.through("08:40").reports("aws/us-east-1");
        logs.reports("aws/us-east-1");
        task.live(logs, "10:30", PROMPT);

        // When
        LiveTask replaying = new LiveTask(TimeSource.LOG, Logs.at("12:00"));
        task.sampleLog().forEach(replaying::sample);
        copy.through("10:30").into(replaying);

        // Then: nobody moved anything, so somebody is told that the region is dark
        assertThat(moves(replaying)).isEqualTo(moves(task)).isNotEmpty();
        assertThat(task.triggers())
                .filteredOn(trigger -> !trigger.getProvider().equals("*"))
                .extracting(FailoverTrigger::getMode)
                .containsOnly("REPLAY");
        assertThat(task.pages()).contains("trigger RegionFailover critical");
    }

    private static List<String> moves(LiveTask task) {
        return task.triggers().stream()
                .filter(trigger -> !"LAG".equals(trigger.getReasonCode())
                        && !trigger.getProvider().equals("*"))
                .map(trigger -> trigger.getDecidedAt() + " " + trigger.getAction() + " " + trigger.getIncidentId() + "@"
                        + trigger.getEpoch() + " " + trigger.getTargetRegion() + " " + trigger.getGpusMoved())
                .toList();
    }
}
