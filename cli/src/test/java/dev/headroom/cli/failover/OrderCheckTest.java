package dev.headroom.cli.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandFailure;
import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class OrderCheckTest {

    private static final List<GenericRecord> STATES = List.of(
            Generic.of(FailoverRows.system().build()),
            Generic.of(FailoverRows.failingOver()),
            Generic.of(FailoverRows.state("azure", "eastus").build()));

    @Test
    void shouldFindNothingOddAboutRegionsThatAreKnown() {
        assertThat(oddities(force("us-east-1", "eastus"), STATES)).isEmpty();
        assertThat(oddities(
                        OperatorCommand.newBuilder()
                                .setKind(CommandKind.GATE_OPEN)
                                .build(),
                        STATES))
                .isEmpty();
    }

    @Test
    void shouldGuessWhatAnUnknownRegionWasMeantToBe() {
        assertThat(oddities(force("us-esat-1", "mars"), STATES))
                .containsExactly(
                        "failover_state has no region aws/us-esat-1; did you mean aws/us-east-1?",
                        "failover_state has no region azure/mars; it has aws/us-east-1, azure/eastus");
    }

    @Test
    void shouldSayNothingWhenNoRegionIsKnownYet() {
        assertThat(oddities(force("x", "y"), List.of())).isEmpty();
    }

    @Test
    void shouldNoticeAMaintenanceThatIsOverAlready() {
        // Given
        OperatorCommand.Builder order = OperatorCommand.newBuilder()
                .setKind(CommandKind.MAINTENANCE)
                .setProvider("aws")
                .setRegion("us-east-1");
        // When, Then
        assertThat(oddities(order.setUntil(FailoverRows.NOW).build(), STATES))
                .containsExactly("the maintenance is over already: failover has reached 2025-10-20T07:20:20Z");
        assertThat(oddities(order.setUntil(FailoverRows.NOW.plusMillis(1)).build(), STATES))
                .isEmpty();
    }

    @Test
    void shouldNotKeepAnOrderFromBeingWrittenWhenTheTableCannotBeRead() {
        // Given
        OrderCheck check = new OrderCheck(() -> {
            throw new CommandFailure("cannot read topic failover_state: no records for 20 s");
        });
        // When, Then
        assertThat(check.oddities(force("a", "b")))
                .containsExactly("the order cannot be checked against failover_state: cannot read topic"
                        + " failover_state: no records for 20 s");
    }

    private static List<String> oddities(OperatorCommand order, List<GenericRecord> states) {
        return new OrderCheck(() -> states).oddities(order);
    }

    private static OperatorCommand force(String region, String target) {
        return OperatorCommand.newBuilder()
                .setKind(CommandKind.FORCE_FAIL_OVER)
                .setProvider("aws")
                .setRegion(region)
                .setTargetProvider("azure")
                .setTargetRegion(target)
                .build();
    }
}
