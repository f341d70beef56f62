package dev.headroom.cli.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetLinesTest {

    @Test
    void shouldShowTheRegionInTroubleThenItsTargetThenAllOthersTogether() {
        // When
        List<String> lines = FleetLines.lines(ShownFleet.failedOver(), 110);

        // Then
        assertThat(String.join("\n", lines)).isEqualTo("""
                fleet 2025-11-01 06:14:20  state         nodes silent  GPUs healthy  busy  headroom  load
                gcp/us-central1            FAILING_OVER       180/180         0/720     0         0  438 → aws/us-west-2
                aws/us-west-2              HEALTHY              0/180       720/720   459       277  438 reserved
                2 more regions             HEALTHY              0/360   1,440/1,440   918       450
                trigger 06:10:20  gcp/us-central1 is silent: 180 of 180 nodes missed 3 intervals since 06:08:00Z;
                (REPLAY)          move 438 GPUs of load to aws/us-west-2 (708 free)""");
    }

    @Test
    void shouldLeaveOutWhatDoesNotFitWhenTheTerminalIsNarrow() {
        // When
        List<String> lines = FleetLines.lines(ShownFleet.failedOver(), 80);

        // Then
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "fleet 2025-11-01 06:14 state         silent healthy headroom load",
                        "gcp/us-central1        FAILING_OVER 180/180       0        0 438 → aws/us-west-2",
                        "aws/us-west-2          HEALTHY        0/180     720      277 438 reserved",
                        "2 more regions         HEALTHY        0/360   1,440      450");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 106, 120})
    void shouldFitTheTerminal(int width) {
        // When
        List<String> table = FleetLines.lines(ShownFleet.failedOver(), width).subList(0, 4);

        // Then
        assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void shouldBeOneLineWhenEverythingIsWell() {
        // Given
        FleetSnapshot well = new FleetSnapshot(
                List.of(
                        ShownFleet.state("*", "*", Map.of()),
                        ShownFleet.state("aws", "us-east-1", Map.of()),
                        ShownFleet.state("gcp", "us-central1", Map.of())),
                List.of());

        // When
        List<String> lines = FleetLines.lines(well, 110);

        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("2 regions ").contains(" 1,440/1,440 ");
    }

    @Test
    void shouldShowTheSystemWhenItIsFrozenAndNeverCallTroubleHealthyWhenManyRegionsHaveSome() {
        // Given
        List<GenericRecord> states = new ArrayList<>();
        states.add(ShownFleet.state("*", "*", Map.of("state", "FROZEN")));
        for (int region = 1; region <= 5; region++) {
            states.add(ShownFleet.state("aws", "r" + region, Map.of("state", "SUSPECT")));
        }

        // When
        List<String> lines = FleetLines.lines(new FleetSnapshot(states, List.of()), 110);

        // Then
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).startsWith("all regions ").contains(" FROZEN ");
        assertThat(lines.get(5)).startsWith("2 more regions ").contains(" 2 not HEALTHY ");
    }

    @Test
    void shouldShowNothingBeforeTheFirstDecision() {
        assertThat(FleetLines.lines(FleetSnapshot.NONE, 110)).isEmpty();
    }

    @Test
    void shouldShowTheLatestTriggerOnly() {
        // Given
        FleetSnapshot fleet = new FleetSnapshot(
                ShownFleet.failedOver().states(),
                List.of(ShownFleet.trigger(9, "2025-11-01T06:30:20Z"), ShownFleet.trigger(2, "2025-11-01T06:10:20Z")));

        // Then
        assertThat(FleetLines.lines(fleet, 110))
                .filteredOn(line -> line.startsWith("trigger"))
                .singleElement()
                .asString()
                .startsWith("trigger 06:30:20  ");
    }
}
