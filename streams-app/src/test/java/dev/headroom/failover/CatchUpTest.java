package dev.headroom.failover;

import static dev.headroom.failover.LiveTask.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverTrigger;
import dev.headroom.topics.Topic.TimeSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backlog of an hour is history, and what holds when it has been read is news. */
class CatchUpTest {

    private final Logs logs = new Logs();

    @Test
    void shouldTriggerNothingLiveAndPageOnceWhenTheTroubleIsHistory() {
        // Given
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("08:31"));
        logs.through("07:10").silent("aws/us-east-1").through("07:40").reports("aws/us-east-1");

        // When
        logs.through("08:29").into(task);
        task.live(logs, "10:30", PROMPT);

        // Then
        assertThat(task.story()).containsExactly("07:13:20 FAIL_OVER aws/us-east-1 REPLAY");
        assertThat(task.pages()).containsExactly("trigger FailoverReplayed error", "resolve FailoverReplayed error");
        assertThat(task.rows("aws", "us-east-1"))
                .extracting(FailoverState::getEpoch)
                .isSorted();
        assertThat(task.rows("aws", "us-east-1")
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .getState())
                .isEqualTo("HEALTHY");
    }

    @Test
    void shouldFailOverOnceAndWholeWhenTheRegionIsStillDark() {
        // Given
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("08:15"));
        Logs dark = logs.through("07:10").silent("aws/us-east-1");

        // When
        dark.through("08:13").into(task);
        task.live(dark, "08:30", PROMPT);

        // Then
        assertThat(task.story())
                .containsExactly("07:13:20 FAIL_OVER aws/us-east-1 REPLAY", "08:15:20 FAIL_OVER aws/us-east-1 LIVE");
        assertThat(task.triggers())
                .extracting(FailoverTrigger::getIncidentId)
                .containsExactly("aws/us-east-1/2025-10-20T07:12Z", "aws/us-east-1/2025-10-20T08:14Z");
        assertThat(task.triggers()).extracting(FailoverTrigger::getShareRatio).containsOnly(1.0);
    }

    @Test
    void shouldBringBackLiveWhatWasMovedLiveWhenItCameBackOnPaper() {
        // Given
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("07:01")).live(logs, "07:10", PROMPT);
        logs.silent("aws/us-east-1");
        task.live(logs, "07:20", PROMPT);

        // When
        task.restart(Duration.ofHours(2));
        logs.reports("aws/us-east-1").through("09:19").into(task);
        task.live(logs, "11:00", PROMPT);

        // Then
        assertThat(task.story())
                .containsExactly(
                        "07:13:20 FAIL_OVER aws/us-east-1 LIVE",
                        "08:44:20 FAIL_BACK aws/us-east-1 REPLAY",
                        "10:22:20 FAIL_BACK aws/us-east-1 LIVE");
    }

    @Test
    void shouldRememberWhatWasToldWhenItIsRestartedWhileItCatchesUp() {
        // Given
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("07:01")).live(logs, "07:10", PROMPT);
        logs.silent("aws/us-east-1");
        task.live(logs, "07:20", PROMPT).restart(Duration.ofHours(2));
        logs.reports("aws/us-east-1").through("08:50").into(task);

        // When
        task.restart();
        logs.through("09:19").into(task);
        task.live(logs, "11:00", PROMPT);

        // Then
        assertThat(task.triggers()).extracting(FailoverTrigger::getMode).containsExactly("LIVE", "REPLAY", "LIVE");
    }

    @Test
    void shouldSayThatItIsBehindWhenItStopsCatchingUp() {
        // Given: an hour of backlog, of which the last five minutes stay
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("08:15"));
        logs.through("08:08").into(task);

        // When
        task.live(logs, "08:30", Duration.ofMinutes(5));

        // Then
        assertThat(task.story()).containsExactly("08:12:20 FREEZE */* LIVE");
        assertThat(task.pages()).containsExactly("trigger FailoverFrozen critical");
    }

    @Test
    void shouldLeaveThePageOfALiveIncidentWhileItEndsOnPaperOnly() {
        // Given
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("07:01")).live(logs, "07:10", PROMPT);
        logs.silent("aws/us-east-1");
        task.live(logs, "07:20", PROMPT).restart(Duration.ofHours(2));

        // When: it comes back on paper
        logs.reports("aws/us-east-1").through("09:19").into(task);
        List<String> meanwhile = task.pages();
        List<String> standing = task.firing();
        task.live(logs, "11:00", PROMPT);

        // Then
        assertThat(meanwhile).containsExactly("trigger RegionFailover critical");
        assertThat(standing).containsExactly("RegionFailover critical");
        assertThat(task.pages())
                .containsSubsequence("trigger RegionFailover critical", "resolve RegionFailover warning");
        assertThat(task.firing()).isEmpty();
    }

    @Test
    void shouldDecideAgainWhenALagOfLessThanAMinuteStaysAfterACatchUp() {
        // Given: an hour of backlog
        LiveTask task = new LiveTask(TimeSource.WALL, Logs.at("08:15"));
        logs.through("08:13").into(task);
        task.live(logs, "08:30", Duration.ofSeconds(45));

        // When
        logs.silent("aws/us-east-1");
        task.live(logs, "08:40", Duration.ofSeconds(45));

        // Then
        assertThat(task.story()).contains("08:33:20 FAIL_OVER aws/us-east-1 LIVE");
    }
}
