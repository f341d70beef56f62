package dev.headroom.cli.failover;

import dev.headroom.cli.ClientOptions;
import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.failover.OperatorOrders;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every order has: a reason, who orders, and where to. */
final class OrderOptions {

    /** Somebody waits at a terminal, maybe at night: what cannot be written within this time is told. */
    private static final Map<String, Object> HURRY = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept with the order.")
    private String reason = "";

    @Option(names = "--operator", paramLabel = "NAME", description = "Who orders it. Default: the user of this process")
    private String operator = System.getProperty("user.name", "");

    /** An order of a kind, with reason and operator. */
    OperatorCommand.Builder order(CommandKind kind) {
        requireText("--reason", reason);
        requireText("--operator", operator);
        return OperatorCommand.newBuilder()
                .setKind(kind)
                .setReason(reason.strip())
                .setOperator(operator.strip());
    }

    /** Writes an order, and says so; what looks odd about it is told, and does not keep it from being written. */
    void write(OperatorCommand order) {
        client.requireReachable();
        PrintWriter err = spec.commandLine().getErr();
        OrderCheck.connect(client.readConfig(), client.topicPrefix())
                .oddities(order)
                .forEach(oddity -> err.println("warning: " + oddity));
        err.flush();
        Map<String, Object> config = new HashMap<>(client.clientConfig());
        HURRY.forEach(config::putIfAbsent);
        try (Outlet outlet = Outlet.connect(config, client.topicPrefix())) {
            new OperatorOrders(outlet).write(order);
        }
        spec.commandLine().getOut().println("ordered: " + OrderText.of(order) + "; it holds from the next tick on");
    }

    private void requireText(String option, String text) {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), option + " is blank");
        }
    }
}
