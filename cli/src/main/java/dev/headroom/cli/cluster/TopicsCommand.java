package dev.headroom.cli.cluster;

import dev.headroom.app.AppException;
import dev.headroom.app.TopicAdmin;
import dev.headroom.cli.ClientOptions;
import dev.headroom.cli.Headroom;
import dev.headroom.topics.Topic.TimeSource;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom topics}: topics as the catalogue says. */
@Command(name = "topics", description = "Make the topics, or check them.", synopsisSubcommandLabel = "COMMAND")
public final class TopicsCommand implements Runnable {

    private static final String ALL_IS_WELL = "all topics are as they have to be";
    private static final short BROKER_DEFAULT = -1;
    private static final String WALL = "wall";
    private static final String CLOCK_CHECK_HELP =
            "Where the topologies' time comes from. Default: whichever the topics were made for";
    private static final String CLOCK_HELP =
            "Where the topologies' time comes from; log takes records of any time. Default: wall";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Called where no subcommand was named. */
    @Override
    public void run() {
        throw Headroom.missingSubcommand(spec);
    }

    @Command(
            name = "apply",
            description =
                    "Make the topics that are missing and mend settings that differ. Doing it again changes nothing.")
    void apply(
            @Mixin ClientOptions client,
            @Option(
                            names = "--replication-factor",
                            paramLabel = "N",
                            defaultValue = "-1",
                            description = "Copies of each topic that is made. Default: as the broker is set up.")
                    short replicationFactor,
            @Option(names = "--clock", paramLabel = "wall|log", defaultValue = WALL, description = CLOCK_HELP)
                    TimeSource time) {
        List<String> done = admin(client, replicationFactor, time, TopicAdmin::apply);
        PrintWriter out = spec.commandLine().getOut();
        done.forEach(out::println);
        if (done.isEmpty()) {
            out.println(ALL_IS_WELL);
        }
    }

    @Command(
            name = "check",
            description = "Tell every difference from what the topics have to be. Exit code 1 if there is one.")
    void check(
            @Mixin ClientOptions client,
            @Option(names = "--clock", paramLabel = "wall|log", description = CLOCK_CHECK_HELP) @Nullable
                    TimeSource time) {
        List<String> faults = Stream.of(TimeSource.values())
                .filter(source -> time == null || time == source)
                .map(source -> admin(client, BROKER_DEFAULT, source, TopicAdmin::check))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
        if (!faults.isEmpty()) {
            throw new AppException("topics are not as they have to be; mend them with: headroom topics apply", faults);
        }
        spec.commandLine().getOut().println(ALL_IS_WELL);
    }

    private static List<String> admin(
            ClientOptions client, short replicationFactor, TimeSource time, Function<TopicAdmin, List<String>> action) {
        return Admins.with(
                client.clientConfig(),
                admin -> action.apply(new TopicAdmin(admin, client.topicPrefix(), replicationFactor, time)));
    }
}
