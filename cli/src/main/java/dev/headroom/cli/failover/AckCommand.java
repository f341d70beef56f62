package dev.headroom.cli.failover;

import dev.headroom.events.CommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom failover ack}. */
@Command(
        name = "ack",
        description = "Acknowledge a failover: the load has been moved, FAILING_OVER becomes FAILED_OVER.")
final class AckCommand implements Runnable {

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(
            arity = "1",
            paramLabel = "REGION",
            converter = Region.Converter.class,
            description = "provider/region whose load was moved.")
    private Region region = new Region("", "");

    @Option(
            names = "--incident",
            paramLabel = "ID",
            description = "Incident id of the trigger that was carried out. Default: the open one of the region")
    private String incidentId = "";

    @Override
    public void run() {
        order.write(order.order(CommandKind.ACKNOWLEDGE)
                .setProvider(region.provider())
                .setRegion(region.name())
                .setIncidentId(incidentId.strip())
                .build());
    }
}
