package dev.headroom.cli.cluster;

import dev.headroom.app.AppException;
import dev.headroom.app.SchemaAdmin;
import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.Headroom;
import dev.headroom.serde.AvroSerdes;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom schemas}: the schemas of this release in the registry. */
@Command(name = "schemas", description = "Register the schemas, or check them.", synopsisSubcommandLabel = "COMMAND")
public final class SchemasCommand implements Runnable {

    private static final String ALL_IS_WELL = "all schemas are registered";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Called where no subcommand was named. */
    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }

    @Command(
            name = "register",
            description =
                    "Register the schemas of this release and how they may change. Doing it again changes nothing.")
    void register(@Mixin ClientOptions client) {
        List<String> done = admin(client).register();
        PrintWriter out = spec.commandLine().getOut();
        done.forEach(out::println);
        if (done.isEmpty()) {
            out.println(ALL_IS_WELL);
        }
    }

    @Command(name = "check", description = "Tell every schema that is not registered. Exit code 1 if there is one.")
    void check(@Mixin ClientOptions client) {
        List<String> faults = admin(client).check();
        if (!faults.isEmpty()) {
            throw new AppException(
                    "schemas are not as they have to be; register them with: headroom schemas register", faults);
        }
        spec.commandLine().getOut().println(ALL_IS_WELL);
    }

    private static SchemaAdmin admin(ClientOptions client) {
        return new SchemaAdmin(AvroSerdes.of(client.readConfig()).registry(), client.topicPrefix());
    }
}
