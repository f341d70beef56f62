package dev.headroom.cli.demo;

import dev.headroom.cli.Terminal;
import dev.headroom.cli.cluster.LocalStack;
import dev.headroom.cli.cluster.Termination;
import dev.headroom.cli.cluster.UpCommand;
import dev.headroom.cli.demo.fleet.FleetPlayback;
import dev.headroom.cli.demo.fleet.FleetSnapshot;
import dev.headroom.cli.demo.fleet.FleetStory;
import dev.headroom.cli.tables.TableDump;
import dev.headroom.cli.tables.TableFollower;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.cli.tables.TableRow;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.demo.SeedPlayback;
import dev.headroom.producers.demo.SeedWorld;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom demo}: the seed world, played through an installation in this process. */
@Command(
        name = "demo",
        description = {
            "Show everything at work: one AI lab with four clouds, two years of its spend in a minute, and a failover of its GPUs.",
            "Runs Kafka, a schema registry and all topologies in this process, imports the commitments and bill after bill, and shows"
                    + " the balances live. Commitments are as published, with their sources; the spend is simulated: corrections,"
                    + " a bill that is replaced, one that is late, a marketplace.",
            "Beside it runs a simulated fleet of 6,480 GPUs in seven regions, for 42 minutes of the first morning, a minute a second."
                    + " One region goes dark; failover sees it, and says where its load has to go. Then all stays up until"
                    + " stopped.",
            "Where stdout is no terminal it prints a line a month and for each trigger, and then the final tables."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int STOP_SECONDS = 9;
    private static final long SEED = 42;
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DemoOptions options = new DemoOptions();

    private final SeedWorld world = world();

    /** The world that is played, each time the same. */
    static SeedWorld world() {
        return new SeedWorld(SeedWorld.FIRST_MONTH, SEED);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Topic> finalTables = options.tables(spec.commandLine());
        Duration pace = options.pace(spec.commandLine());
        DemoView view = options.view(out(), spec.commandLine().getErr());
        try (DemoSession session = new DemoSession(options.dataDir(), view)) {
            Termination.stops(session::stop, STOP_SECONDS, () -> run(session, pace, finalTables));
        } catch (NoClassDefFoundError missing) {
            throw UpCommand.noBroker(missing);
        }
        return 0;
    }

    private void run(DemoSession session, Duration pace, List<Topic> finalTables) throws InterruptedException {
        try {
            if (Terminal.isErr()) {
                spec.commandLine().getErr().println("starting Kafka, a schema registry and the topologies");
                spec.commandLine().getErr().flush();
            }
            LocalStack stack = session.start(options.kafkaPort(), options.registryPort());
            play(session, stack, pace);
            finish(session, stack, finalTables);
        } catch (InterruptedException | RuntimeException failed) {
            if (!session.isStopping()) {
                throw failed;
            }
        } finally {
            session.playingIsOver();
        }
    }

    private void play(DemoSession session, LocalStack stack, Duration pace) throws InterruptedException {
        Map<String, Object> clients = stack.config().clientProperties();
        String prefix = stack.config().topicPrefix();
        TableReader before = new TableReader(clients, prefix);
        Instant shownFrom = DemoShow.reached(rows(before, TopicCatalogue.COMMITMENT_CONSUMPTION), world.start());
        FleetSnapshot decided = new FleetSnapshot(rows(before, TopicCatalogue.FAILOVER_STATE), List.of());
        FleetStory story = new FleetStory(world.start());
        try (TableFollower tables = new TableFollower(clients, prefix, DemoShow.SHOWN);
                Outlet outlet = Outlet.connect(clients, prefix);
                FleetPlayback fleet = FleetPlayback.start(story, clients, prefix, !pace.isZero(), decided)) {
            DemoShow show = new DemoShow(session, tables, world, shownFrom, pace, fleet);
            new SeedPlayback(outlet, session.directory().deliveries()).play(world, show);
            show.awaitDecision(story.lastDecision());
        }
        session.view().close();
    }

    private static List<GenericRecord> rows(TableReader reader, Topic table) {
        return reader.rows(table).stream().map(TableRow::value).toList();
    }

    private void finish(DemoSession session, LocalStack stack, List<Topic> finalTables) throws InterruptedException {
        TableReader reader = new TableReader(
                stack.config().clientProperties(), stack.config().topicPrefix());
        new PublishedSpend(reader).await(PUBLISHED_WITHIN);
        if (options.exitWhenDrained() || !options.isLive()) {
            print(new TableDump(reader, out()), finalTables);
        }
        if (!options.exitWhenDrained()) {
            PrintWriter people = options.isJson() ? spec.commandLine().getErr() : out();
            Epilogue.lines(stack.config().bootstrapServers(), stack.config().schemaRegistryUrl(), session.directory())
                    .forEach(people::println);
            people.flush();
            session.playingIsOver();
            stack.awaitEnd();
        }
    }

    private void print(TableDump dump, List<Topic> finalTables) {
        int width = Terminal.width();
        for (Topic table : finalTables) {
            if (options.isJson()) {
                dump.json(table);
            } else {
                out().println();
                dump.text(table, width);
            }
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
