package dev.headroom.cli.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom failover freeze}. */
@Command(name = "freeze", description = "Trigger nothing for a region, or for all, until it is unfrozen.")
final class FreezeCommand implements Runnable {

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "REGION",
            converter = Region.Converter.class,
            description = "provider/region. Default: all regions")
    private @Nullable Region region;

    @Override
    public void run() {
        OperatorCommand.Builder ordered = order.order(CommandKind.FREEZE);
        if (region != null) {
            ordered.setProvider(region.provider()).setRegion(region.name());
        }
        order.write(ordered.build());
    }
}
