package dev.headroom.cli.failover;

import dev.headroom.events.CommandKind;
import dev.headroom.events.OperatorCommand;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code headroom failover force}. */
@Command(name = "force", description = "Fail a region over, or back, whatever the signals say.")
final class ForceCommand implements Runnable {

    private static final String BEST = "best";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(
            arity = "1",
            paramLabel = "REGION",
            converter = Region.Converter.class,
            description = "provider/region whose load is to move.")
    private Region region = new Region("", "");

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Direction direction = new Direction();

    /** One of the two. */
    static final class Direction {

        @Option(
                names = "--to",
                required = true,
                paramLabel = "REGION",
                description = "Fail it over to this provider/region, or to the best target: " + BEST + ".")
        private @Nullable String to;

        @Option(
                names = "--back",
                required = true,
                description = "Let its load come back, also while the gate is closed.")
        private boolean back;
    }

    @Override
    public void run() {
        String to = direction.to;
        OperatorCommand.Builder ordered = order.order(
                        direction.back || to == null ? CommandKind.FORCE_FAIL_BACK : CommandKind.FORCE_FAIL_OVER)
                .setProvider(region.provider())
                .setRegion(region.name());
        if (to != null && !to.toLowerCase(Locale.ROOT).equals(BEST)) {
            Region target = target(to);
            ordered.setTargetProvider(target.provider()).setTargetRegion(target.name());
        }
        order.write(ordered.build());
    }

    private Region target(String to) {
        Region target;
        try {
            target = new Region.Converter().convert(to);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--to': " + wrong.getMessage());
        }
        if (target.equals(region)) {
            throw new ParameterException(spec.commandLine(), "--to " + to + " is the region that is to be left");
        }
        return target;
    }
}
