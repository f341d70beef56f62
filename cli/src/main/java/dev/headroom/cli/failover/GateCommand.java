package dev.headroom.cli.failover;

import dev.headroom.events.CommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom failover gate}. */
@Command(
        name = "gate",
        description = {
            "Open or close the master gate.",
            "While it is closed nothing is triggered, in no region, but freezes by hand and 'force REGION --back'; states are kept up"
                    + " to date all the same."
        })
final class GateCommand implements Runnable {

    /** What the gate is to be. */
    enum Gate {
        OPEN,
        CLOSE
    }

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(arity = "1", paramLabel = "open|close", description = "What it is to be.")
    private Gate gate = Gate.CLOSE;

    @Override
    public void run() {
        order.write(order.order(gate == Gate.OPEN ? CommandKind.GATE_OPEN : CommandKind.GATE_CLOSE)
                .build());
    }
}
