package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.ContractAppliedElement;
import dev.headroom.serde.Decimals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractAppliedTest {

    @Test
    void shouldReadSeveralCommitmentsEachWithItsOwnAmount() throws Exception {
        // When
        List<ContractAppliedElement> elements = ContractApplied.read("""
                {"Elements":[
                 {"ContractId":"C","ContractCommitmentId":"a","ContractCommitmentAppliedCost":0.12345678901234567,
                  "ContractCommitmentAppliedQuantity":null,"ContractCommitmentAppliedUnit":null},
                 {"ContractId":"C","ContractCommitmentId":"b","ContractCommitmentAppliedCost":null,
                  "ContractCommitmentAppliedQuantity":1.0000,"ContractCommitmentAppliedUnit":"Hours","x_More":1}],"x_Top":{}}
                """);
        // Then
        assertThat(elements).hasSize(2);
        assertThat(elements.get(0).getContractCommitmentId()).isEqualTo("a");
        assertThat(elements.get(0).getContractId()).isEqualTo("C");
        assertThat(Decimals.fromBytes(elements.get(0).getCost())).isEqualByComparingTo("0.12345678901234567");
        assertThat(elements.get(0).getQuantity()).isNull();
        assertThat(elements.get(1).getCost()).isNull();
        assertThat(Decimals.fromBytes(elements.get(1).getQuantity())).isEqualByComparingTo("1");
        assertThat(elements.get(1).getUnit()).isEqualTo("Hours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Elements\":[{\"ContractCommitmentID\":\"a\",\"ContractCommitmentAppliedCost\":2.5}]}",
                "{\"ContractApplied\":[{\"ContractCommitmentID\":\"a\",\"ContractCommitmentAppliedCost\":2.5}]}",
                "[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":2.5}]",
                "{\"Elements\":[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":\"2.5\"}]}",
                "{\"Elements\":[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":25e-1}]}"
            })
    void shouldReadElementWhenDraftsAndRealBillsWriteItSo(String json) throws Exception {
        // When
        List<ContractAppliedElement> elements = ContractApplied.read(json);
        // Then
        assertThat(elements).singleElement().satisfies(element -> {
            assertThat(element.getContractCommitmentId()).isEqualTo("a");
            assertThat(Decimals.fromBytes(element.getCost())).isEqualByComparingTo("2.5");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"Elements\":[]}", "{\"Elements\":null}", "null"})
    void shouldBeAbsentWhenThereAreNoElements(String json) throws Exception {
        assertThat(ContractApplied.read(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{; is not valid JSON",
                "{} x; is not valid JSON",
                "5; has no array named Elements",
                "{\"Other\":1}; has no array named Elements",
                "[5]; element 1 is no object",
                "[{\"ContractCommitmentAppliedCost\":1}]; element 1 has no ContractCommitmentId",
                "[{\"ContractCommitmentId\":\"a\"}]; element 1 must have either an applied cost or an applied quantity",
                "[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedQuantity\":1}]; element 1 has an applied quantity without a unit",
                "[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":\"x\"}]; element 1: ContractCommitmentAppliedCost is not a decimal number",
                "[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":1E99999999}]; element 1: ContractCommitmentAppliedCost has more than 20 digits before the point",
                "[{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedCost\":1E-19}]; element 1: ContractCommitmentAppliedCost has more than 18 fraction digits"
            })
    void shouldSayWhyWhenItCannotBeRead(String json, String reason) {
        assertThatThrownBy(() -> ContractApplied.read(json))
                .isInstanceOf(ContractApplied.Unreadable.class)
                .hasMessage(reason);
    }

    @Test
    void shouldRefuseAnIdWithAPipeWhenItCouldBeTakenForTwo() {
        assertThatThrownBy(() -> ContractApplied.read(
                        "[{\"ContractCommitmentId\":\"a|b\",\"ContractCommitmentAppliedCost\":1}]"))
                .isInstanceOf(ContractApplied.Unreadable.class)
                .hasMessageContaining("'|'");
    }
}
