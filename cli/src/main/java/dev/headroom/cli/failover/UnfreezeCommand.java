package dev.headroom.cli.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom failover unfreeze}. */
@Command(name = "unfreeze", description = "Let a region, or all, be judged again.")
final class UnfreezeCommand implements Runnable {

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
        OperatorCommand.Builder ordered = order.order(CommandKind.UNFREEZE);
        if (region != null) {
            ordered.setProvider(region.provider()).setRegion(region.name());
        }
        order.write(ordered.build());
    }
}
