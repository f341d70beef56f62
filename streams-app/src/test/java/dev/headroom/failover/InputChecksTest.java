package dev.headroom.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.failover.policy.Scope;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FleetMinute;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can judge by is refused when it is read, not when it is used. */
class InputChecksTest {

    private static final Instant MINUTE = Logs.at("07:12");

    private static FleetMinute.Builder record(String kind) {
        return FleetMinute.newBuilder()
                .setKind(kind)
                .setMinute(MINUTE)
                .setClosedAt(MINUTE.plusSeconds(80))
                .setPartition(0)
                .setPartitions(2)
                .setAsOf(MINUTE.plusSeconds(80))
                .setVersion(0);
    }

    private static FleetMinute.Builder cell() {
        return record("CELL")
                .setProvider("aws")
                .setRegion("us-east-1")
                .setCluster("c1")
                .setGpuModel("GB200")
                .setNodesExpected(10)
                .setNodesReporting(10)
                .setGpusExpected(80)
                .setGpuMsReporting(4_800_000)
                .setGpuMsHealthy(4_800_000)
                .setGpuMsBusy(1_000);
    }

    private static void refused(FleetMinute.Builder record, String why) {
        assertThatThrownBy(() -> CellMapper.checked(record.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static void refused(OperatorCommand.Builder record, String why) {
        assertThatThrownBy(() -> CommandMapper.checked(record.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldTakeWhatIsWhole() {
        assertThatCode(() -> CellMapper.checked(cell().build())).doesNotThrowAnyException();
        assertThatCode(() -> CellMapper.checked(record("MARKER").build())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 2", "0, 0", "0, -1", "0, 2147483647", "-2147483648, 2147483647"})
    void shouldRefuseAMarkerOfAPartitionThatCannotBe(int partition, int partitions) {
        refused(record("MARKER").setPartition(partition).setPartitions(partitions), "partition " + partition + " of");
        refused(cell().setPartition(partition).setPartitions(partitions), "partition " + partition + " of");
    }

    @Test
    void shouldRefuseAMinuteThatIsNoneOrWasClosedBeforeItsEnd() {
        refused(record("MARKER").setMinute(MINUTE.plusSeconds(1)), "is no start of a minute");
        refused(record("MARKER").setMinute(Instant.EPOCH.minusSeconds(60)), "is no start of a minute");
        refused(record("MARKER").setClosedAt(MINUTE.plusSeconds(59)), "before its end");
    }

    @Test
    void shouldRefuseCountsThatCannotBe() {
        for (Consumer<FleetMinute.Builder> wrong : List.<Consumer<FleetMinute.Builder>>of(
                one -> one.setNodesExpected(-1),
                one -> one.setNodesReporting(-1),
                one -> one.setNodesMissed1(-1),
                one -> one.setNodesMissed2(-1),
                one -> one.setNodesMissed3(-1),
                one -> one.setNodesMissed5(-1),
                one -> one.setNodesMissed10(-1),
                one -> one.setGpusExpected(-1),
                one -> one.setGpusExpected(Integer.MAX_VALUE),
                one -> one.setGpuMsReporting(-1),
                one -> one.setGpuMsHealthy(-1),
                one -> one.setGpuMsBusy(Long.MAX_VALUE))) {
            FleetMinute.Builder record = cell();
            wrong.accept(record);
            refused(record, "cannot be");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*"})
    void shouldRefuseACellWithoutAName(String name) {
        refused(cell().setProvider(name), "provider");
        refused(cell().setRegion(name), "region");
    }

    @Test
    void shouldRefuseAnOrderWhoseNamesOrWordsDoNotFitInTables() {
        OperatorCommand.Builder freeze =
                OperatorCommand.newBuilder().setKind(CommandKind.FREEZE).setProvider("aws");
        refused(OperatorCommand.newBuilder(freeze).setRegion("us/east"), "slash");
        refused(OperatorCommand.newBuilder(freeze).setProvider("a/b"), "slash");
        refused(OperatorCommand.newBuilder(freeze).setRegion("x".repeat(256)), "longer than");
        refused(OperatorCommand.newBuilder(freeze).setReason("x".repeat(2001)), "longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aws/*", "*/*", "aws/us-east-1/c1", "aws/us-east-1/arn:aws:eks:us-east-1:1:cluster/c1", "*/*/a/"
            })
    void shouldReadAScopeAsItWasWritten(String text) {
        assertThat(Scope.written(text).toString()).isEqualTo(text);
    }

    @Test
    void shouldRefuseASampleFromBeforeItsMinuteWasClosed() {
        FailoverContext sample = FailoverContext.newBuilder()
                .setMinute(MINUTE)
                .setSampledAt(MINUTE)
                .setSampleId("1")
                .setKind("COMPLETE")
                .setEntries(0)
                .setLagMs(-1)
                .setAsOf(MINUTE)
                .setVersion(1)
                .build();
        assertThatThrownBy(() -> ContextMapper.checked(sample)).hasMessageContaining("lag_ms");
    }
}
