package dev.headroom.failover.machine;

import static dev.headroom.failover.machine.Timeline.AWS_EAST;
import static dev.headroom.failover.machine.Timeline.AWS_WEST;
import static dev.headroom.failover.machine.Timeline.AZURE_EAST;
import static dev.headroom.failover.machine.Timeline.AZURE_WEST;
import static dev.headroom.failover.machine.Timeline.GCP;
import static dev.headroom.failover.machine.Timeline.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.failover.placement.Context;
import dev.headroom.failover.policy.Scope;
import dev.headroom.failover.policy.WorkloadClass;
import dev.headroom.failover.signal.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds the machine back, and where load may go. */
class SafetyTest {

    private static Timeline allSilent(Timeline time) {
        Stream.of(AWS_EAST, AWS_WEST, AZURE_EAST, AZURE_WEST, GCP, ORACLE).forEach(time::silent);
        return time;
    }

    @Test
    void shouldFreezeAndPageOnceWhenEverythingIsSilent() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        allSilent(time).through("07:40");

        // Then
        assertThat(time.story()).containsExactly("07:12 FREEZE */* ALL_SILENT");
        assertThat(time.pages()).containsExactly("TRIGGER FailoverFrozen critical");
        assertThat(time.row("*/*").state()).isEqualTo(State.FROZEN);
    }

    @Test
    void shouldLiftTheFreezeWhenRegionsReportAgain() {
        // Given
        Timeline time = allSilent(Timeline.sixRegions().through("07:10")).through("07:20");

        // When: one by one
        time.reports(GCP).through("07:22").reports(ORACLE).reports(AZURE_EAST).reports(AZURE_WEST);
        time.reports(AWS_WEST).through("07:23").reports(AWS_EAST).through("07:40");

        // Then
        assertThat(time.story()).containsExactly("07:12 FREEZE */* ALL_SILENT", "07:23 UNFREEZE */* RECOVERED");
        assertThat(time.pages().get(time.pages().size() - 1)).isEqualTo("RESOLVE FailoverFrozen critical");
        assertThat(time.row("*/*").state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void shouldPanicWhenFewerThanHalfOfTheRegionsAreWell() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST).silent(AWS_WEST).silent(AZURE_EAST).silent(GCP).through("07:20");

        // Then
        assertThat(time.story()).containsExactly("07:12 FREEZE */* PANIC");
        assertThat(time.triggers().get(0).summary()).isEqualTo("only 2 of 6 regions are well; nothing is moved");
    }

    @Test
    void shouldNotPanicWhenHalfOfTheRegionsAreWell() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10");

        // When
        time.silent(AWS_EAST).silent(AWS_WEST).silent(AZURE_EAST).through("07:20");

        // Then
        assertThat(time.triggers()).extracting(Trigger::action).containsOnly(Trigger.Action.FAIL_OVER);
    }

    @Test
    void shouldNeverClaimTheSameGpusWhenTwoRegionsFailInTheSameMinute() {
        // Given: nearly all that is free is needed
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "wide").moveRatio(1).build());
        Stream.of(AZURE_WEST, GCP, ORACLE, AZURE_EAST).forEach(region -> time.busy(region, 0.75));
        time.through("07:10");

        // When
        time.silent(AWS_EAST).silent(AWS_WEST).through("07:13");

        // Then
        assertThat(time.triggers()).hasSizeGreaterThan(2);
        Stream.of(AZURE_WEST, GCP, ORACLE, AZURE_EAST)
                .forEach(region ->
                        assertThat(time.row(region).gpusReserved()).as(region).isLessThanOrEqualTo(3200 - 2400 - 160));
        assertThat(time.triggers()).extracting(Trigger::epoch).isSorted().doesNotHaveDuplicates();
        assertThat(time.triggers().stream().mapToLong(Trigger::gpusMoved).sum()).isEqualTo(2560);
    }

    @Test
    void shouldNotMoveToARegionThatFailsInTheSameMinute() {
        // Given: the region that fails too would still have the most room
        Timeline time = Timeline.sixRegions().nodes(AWS_WEST, 1600, 2).through("07:10");

        // When
        time.silent(AWS_EAST).silent(AWS_WEST, 0.6).through("07:12");

        // Then
        assertThat(time.triggers()).hasSize(1);
        assertThat(time.triggers().get(0).target()).isNotEqualTo(Timeline.id(AWS_WEST));
    }

    @Test
    void shouldMoveTheRestLaterWhenTheHourlyLimitIsReached() {
        // Given: 20 % of 4 times 1,280 is 1,024
        Timeline time = Timeline.of(AWS_EAST, AZURE_EAST, GCP, ORACLE).through("07:10");

        // When
        time.silent(AWS_EAST).through("08:13");

        // Then
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> azure/eastus2 1024 SILENCE",
                        "08:12 FAIL_OVER aws/us-east-1 -> gcp/us-central1 256 SILENCE");
        assertThat(time.triggers()).extracting(Trigger::shareRatio).containsExactly(0.8, 0.2);
        assertThat(time.triggers()).extracting(Trigger::incidentId).containsOnly("aws/us-east-1/2025-10-20T07:12Z");
    }

    @Test
    void shouldSuppressWhenTheHourlyLimitLeavesNothing() {
        // Given
        Timeline time =
                Timeline.of(AWS_EAST, AZURE_EAST, GCP, ORACLE).through("07:10").silent(AWS_EAST);
        time.through("07:20");

        // When
        time.silent(GCP).through("07:25");

        // Then
        assertThat(time.state(GCP)).isEqualTo(State.SUPPRESSED);
        assertThat(time.row(GCP).reason()).isEqualTo(Reason.MOVE_LIMIT);
        assertThat(time.pages().stream().filter("TRIGGER RegionFailover critical"::equals))
                .hasSize(2);
    }

    @Test
    void shouldNeverTakeTheLastProviderOfAClassOff() {
        // Given
        WorkloadClass search = new WorkloadClass(
                "search",
                "INFERENCE",
                List.of(Scope.parse("aws/us-east-1"), Scope.parse("gcp/us-central1")),
                List.of(),
                0);
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "classes")
                        .classes(search)
                        .moveRatio(1)
                        .build())
                .through("07:10")
                .silent(AWS_EAST)
                .through("07:20");

        // When
        time.silent(GCP).through("07:30");

        // Then
        assertThat(time.state(AWS_EAST)).isEqualTo(State.FAILING_OVER);
        assertThat(time.state(GCP)).isEqualTo(State.SUPPRESSED);
        assertThat(time.row(GCP).reason()).isEqualTo(Reason.LAST_PROVIDER);
        assertThat(time.triggers()).hasSize(1);
    }

    @Test
    void shouldSuppressAndPageOnceWhenNoTargetIsAllowed() {
        // Given
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("aws/*", "07:00", "pinned")
                        .allowedTargets("aws/eu-west-1")
                        .build())
                .through("07:10");

        // When
        time.silent(AWS_EAST).through("07:30");

        // Then
        assertThat(time.row(AWS_EAST).reason()).isEqualTo(Reason.NO_TARGET);
        assertThat(time.row(AWS_EAST).note()).isEqualTo("SILENCE is seen; no region can take its load");
        assertThat(time.pages()).containsExactly("TRIGGER RegionFailover critical");
    }

    @Test
    void shouldFailOverWhenWhatForbadeItIsGone() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").command(Command.Kind.GATE_CLOSE, "*/*");
        time.silent(AWS_EAST).through("07:20");
        Reason held = Objects.requireNonNull(time.row(AWS_EAST).reason());

        // When
        time.command(Command.Kind.GATE_OPEN, "*/*").through("07:21");

        // Then
        assertThat(held).isEqualTo(Reason.GATE_CLOSED);
        assertThat(time.story()).containsExactly("07:21 FAIL_OVER aws/us-east-1 -> aws/us-west-2 1280 SILENCE");
    }

    @Test
    void shouldKeepAwayFromTheProvidersOtherRegionsWhenTheIncidentIsThereToo() {
        // Given
        Timeline time = Timeline.sixRegions().through("07:10").incident("aws", "CONFIRMED", "*");

        // When
        time.silent(AWS_EAST).through("07:12");

        // Then
        assertThat(time.story()).containsExactly("07:12 FAIL_OVER aws/us-east-1 -> azure/eastus2 1280 SILENCE");
    }

    @Test
    void shouldPreferTheUnderBurningCommitmentAndPutAnExhaustedOneLast() {
        // Given
        Context context = new Context(
                Map.of("aws", List.of("EXHAUSTED"), "gcp", List.of("UNDER_BURNING"), "azure", List.of("OVER_BURNING")),
                Map.of());
        Timeline time = Timeline.sixRegions().context(context).through("07:10");

        // When
        time.silent(AWS_EAST).through("07:12");

        // Then
        Trigger trigger = time.triggers().get(0);
        assertThat(trigger.target()).isEqualTo(Timeline.id(GCP));
        assertThat(trigger.evidence()).contains("COMMITMENT_EXHAUSTED");
        List<String> ranked = Pattern.compile("\"target\":\"([^\"]*)\"")
                .matcher(trigger.evidence())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(ranked).containsExactly(GCP, ORACLE, AZURE_EAST, AZURE_WEST, AWS_WEST);
    }

    @Test
    void shouldPreferTheSameModelAndTheLowerPrice() {
        // Given
        Context prices = new Context(Map.of(), Map.of(Timeline.id(GCP), 2_000_000L, Timeline.id(ORACLE), 3_000_000L));
        Timeline time = Timeline.sixRegions().context(prices);
        Stream.of(AWS_WEST, AZURE_EAST, AZURE_WEST).forEach(region -> time.model(region, "H100"));

        // When
        time.through("07:10").silent(AWS_EAST).through("07:12");

        // Then
        assertThat(time.triggers().get(0).target()).isEqualTo(Timeline.id(GCP));
    }

    @Test
    void shouldOnlyMoveToWhereEveryClassCanRun() {
        // Given
        WorkloadClass training = new WorkloadClass("training", "TRAINING", List.of(Scope.ALL), List.of("GB200"), 3000);
        Timeline time = Timeline.sixRegions()
                .policy(Given.policy("*/*", "07:00", "training")
                        .classes(training)
                        .build())
                .nodes(ORACLE, 400, 1)
                .model(AZURE_EAST, "H100");

        // When: only Oracle's one cluster has 3,200 GPUs
        time.through("07:10").silent(AWS_EAST).through("07:12");

        // Then
        assertThat(time.story())
                .containsExactly("07:12 FAIL_OVER aws/us-east-1 -> oracle_cloud/us-ashburn-1 1280 SILENCE");
    }

    @Test
    void shouldSplitInTheOrderOfRanksWhenNoTargetTakesAll() {
        // Given
        Timeline time = Timeline.sixRegions();
        Stream.of(AWS_WEST, AZURE_EAST, AZURE_WEST, GCP, ORACLE).forEach(region -> time.busy(region, 0.7));
        time.busy(AWS_EAST, 0.6)
                .policy(Given.policy("*/*", "07:00", "wide").moveRatio(1).build())
                .through("07:10");

        // When
        time.silent(AWS_EAST).through("07:20");

        // Then: 3,200 less 2,240 busy less 160 reserve is 800 each
        assertThat(time.story())
                .containsExactly(
                        "07:12 FAIL_OVER aws/us-east-1 -> aws/us-west-2 800 SILENCE",
                        "07:12 FAIL_OVER aws/us-east-1 -> azure/eastus2 800 SILENCE",
                        "07:12 FAIL_OVER aws/us-east-1 -> azure/westus3 320 SILENCE");
        assertThat(time.triggers().get(1).epoch())
                .isEqualTo(time.triggers().get(0).epoch() + 1);
    }
}
