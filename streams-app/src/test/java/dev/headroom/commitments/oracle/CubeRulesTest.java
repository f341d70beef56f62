package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-computed examples of the headings "Names" and "The cube", and of which artifacts stand. */
class CubeRulesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # issuer,               provider,  publisher,       service,         host,         the provider,  seller,               host name
            Amazon Web Services EMEA SARL, AWS, Red Hat Inc.,  -,               -,            aws,           Red Hat Inc.,         AWS
            Reseller GmbH,          AWS,       -,               Snowflake,       -,            aws,           Snowflake,            AWS
            Reseller GmbH,          -,         -,               Snowflake,       OCI,          oracle_cloud,  Snowflake,            OCI
            Reseller GmbH,          -,         -,               Azure Things,    Elsewhere,    azure,         Azure Things,         Elsewhere
            gcp,                    AWS,       -,               -,               -,            gcp,           AWS,                  AWS
            awsome,                 ociX,      -,               Core--Weave!,    -,            core_weave,    Core--Weave!,         ociX
            -,                      -,         -,               -,               -,            unknown,            -,                    -
            ' ',                    ' ',       GOOGLE llc,      ' ',             ' ',          gcp,           GOOGLE llc,           -
            """)
    void shouldNameProviderSellerAndHost(
            String issuer,
            String providerName,
            String publisher,
            String service,
            String host,
            String provider,
            String seller,
            String hostName) {
        Charge.Names names = new Charge.Names(providerName, publisher, service, host, issuer);

        assertThat(ProviderNames.provider(names)).isEqualTo(provider);
        assertThat(ProviderNames.serviceProvider(names)).isEqualTo(seller);
        assertThat(ProviderNames.hostProvider(names)).isEqualTo(hostName);
    }

    @Test
    void shouldPutCostsOnceAndEachAppliedAmountIntoACellOfItsOwn() {
        // Given
        String applied = "ContractApplied={\"Elements\":["
                + "{\"ContractCommitmentId\":\"b\",\"ContractCommitmentAppliedCost\":8},"
                + "{\"ContractCommitmentId\":\"a\",\"ContractCommitmentAppliedQuantity\":3.5,"
                + "\"ContractCommitmentAppliedUnit\":\"Hours\"},"
                + "{\"ContractCommitmentId\":\"b\",\"ContractCommitmentAppliedCost\":1}]}";
        World world = new SmallWorld().settled("2025-01-05", "10", applied).world();

        // Then
        assertThat(Oracle.tables(world).spendDaily())
                .extracting(
                        row -> row.get("applied_to"),
                        row -> row.get("applied_commitment_id"),
                        row -> row.get("unit"),
                        row -> row.get("billed_cost"),
                        row -> row.get("applied"),
                        row -> row.get("row_count"))
                .containsExactlyInAnyOrder(
                        tuple("a|b", null, "USD", "10", "0", 1L),
                        tuple(null, "a", "Hours", "0", "3.5", 0L),
                        tuple(null, "b", "USD", "0", "9", 0L));
    }

    @Test
    void shouldCoverDaysThatChargePeriodTouches() {
        World world = new SmallWorld()
                .settled(
                        "2025-01-31",
                        "10",
                        "ChargePeriodStart=2025-01-31T23:00:00Z",
                        "ChargePeriodEnd=2025-02-02T00:00:01Z")
                .world();

        assertThat(Oracle.tables(world).spendDaily())
                .extracting(
                        row -> row.get("charge_day"), row -> row.get("charge_through"), row -> row.get("billing_month"))
                .containsExactly(tuple("2025-01-31", "2025-02-02", "2025-01-01"));
    }

    @Test
    void shouldLetNewestCompleteArtifactStandAndAddDeltasUp() {
        // Given: rows of 1, 2, 4, ... say which artifacts stand
        List<Artifact> artifacts = List.of(
                artifact("r", "10", "REPLACEMENT", "1", true),
                artifact("r", "9", "REPLACEMENT", "2", true),
                artifact("r", "11", "REPLACEMENT", "4", false),
                artifact("o", "1", "REPLACEMENT", "8", false),
                artifact("d", "1", "DELTA", "16", true),
                artifact("d", "2", "DELTA", "32", false));

        // Then
        assertThat(Deliveries.standing(artifacts))
                .extracting(standing -> standing.charge().costs().billed().intValue())
                .containsExactlyInAnyOrder(1, 16, 32);
    }

    private static Artifact artifact(String scope, String number, String style, String cost, boolean complete) {
        Charge row = new SmallWorld()
                .settled("2025-01-05", cost)
                .world()
                .artifacts()
                .get(0)
                .rows()
                .get(0);
        return new Artifact(scope, number, style, "SETTLED", List.of(row), complete);
    }
}
