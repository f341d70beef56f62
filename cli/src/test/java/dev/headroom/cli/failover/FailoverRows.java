package dev.headroom.cli.failover;

import dev.headroom.tables.FailoverState;
import dev.headroom.tables.FailoverTrigger;
import java.time.Instant;

/** Rows of {@code failover_state} and records of {@code failover_triggers} for tests. */
final class FailoverRows {

    static final Instant NOW = Instant.parse("2025-10-20T07:20:20Z");

    private FailoverRows() {}

    static FailoverState.Builder system() {
        return state("*", "*").setNodesExpected(0).setGpusExpected(0).setGpusHealthy(0);
    }

    static FailoverState.Builder state(String provider, String region) {
        return FailoverState.newBuilder()
                .setProvider(provider)
                .setRegion(region)
                .setState("HEALTHY")
                .setSince(Instant.parse("2025-10-18T03:00:20Z"))
                .setEpoch(0)
                .setHealthyHeadroomGpus(1_024)
                .setPenalty(0)
                .setMode("LIVE")
                .setNodesExpected(720)
                .setNodesSilent(3)
                .setGpusExpected(2_880)
                .setGpusHealthy(2_871.6)
                .setGpusBusy(1_500)
                .setGpusMoved(0)
                .setGpusReserved(0)
                .setPolicyVersion("fleet-1")
                .setAsOf(NOW)
                .setVersion(1);
    }

    /** us-east-1 as it is after its load was ordered to Azure. */
    static FailoverState failingOver() {
        return state("aws", "us-east-1")
                .setState("FAILING_OVER")
                .setSince(Instant.parse("2025-10-20T07:14:20Z"))
                .setReasonCode("SILENCE")
                .setIncidentId("aws/us-east-1/29349313")
                .setEpoch(29_349_313_000L)
                .setTargetProvider("azure")
                .setTargetRegion("eastus")
                .setNodesSilent(720)
                .setGpusMoved(1_500)
                .setHealthyHeadroomGpus(0)
                .setNote("waiting for an acknowledgement")
                .build();
    }

    static FailoverTrigger.Builder trigger(long epoch) {
        return FailoverTrigger.newBuilder()
                .setProvider("aws")
                .setRegion("us-east-1")
                .setIncidentId("aws/us-east-1/29349313")
                .setEpoch(epoch)
                .setAction("FAIL_OVER")
                .setTargetProvider("azure")
                .setTargetRegion("eastus")
                .setShareRatio(1)
                .setGpusMoved(1_500)
                .setReasonCode("SILENCE")
                .setEvidence("{\"signal\":\"SILENCE\"}")
                .setPolicyVersion("fleet-1")
                .setEventTime(Instant.parse("2025-10-20T07:12:00Z"))
                .setDecidedAt(Instant.parse("2025-10-20T07:14:20Z"))
                .setMode("LIVE")
                .setDedupKey("failover/aws/us-east-1")
                .setEventAction("trigger")
                .setAlertName("RegionSilent")
                .setSeverity("critical")
                .setSummary("aws/us-east-1: 720 of 720 nodes have been silent for 3 intervals.")
                .setSource("region/aws/us-east-1")
                .setComponent("failover")
                .setStartsAt(Instant.parse("2025-10-20T07:12:00Z"))
                .setRunbookUrl("https://example.org/failover")
                .setAsOf(Instant.parse("2025-10-20T07:14:20Z"))
                .setVersion(1);
    }
}
