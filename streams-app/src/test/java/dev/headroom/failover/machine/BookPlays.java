package dev.headroom.failover.machine;

import java.util.List;

/** Books after eventful hours, for tests of how they are stored. */
public final class BookPlays {

    private BookPlays() {}

    /** The book after each decision of a day with everything in it. */
    public static List<FailoverBook> eventfulDay() {
        Timeline time = Timeline.sixRegions()
                .through("07:10")
                .silent(Timeline.AWS_EAST)
                .incident("aws", "CONFIRMED", "*")
                .through("07:20")
                .command(Command.Kind.FREEZE, Timeline.GCP)
                .command(Command.Kind.MAINTENANCE, Timeline.ORACLE)
                .command(Command.Kind.RETIRE, Timeline.AZURE_WEST + "/cluster-0")
                .command(Command.Kind.GATE_CLOSE, "*/*")
                .silent(Timeline.AZURE_EAST, 0.6)
                .through("07:30")
                .command(Command.Kind.FREEZE, "*/*")
                .minutes(3)
                .command(Command.Kind.UNFREEZE, "*/*")
                .command(Command.Kind.GATE_OPEN, "*/*")
                .reports(Timeline.AWS_EAST)
                .through("07:50")
                .silent(Timeline.AWS_EAST)
                .replaying(true)
                .minutes(5);
        return time.decisions().stream().map(Decision::next).toList();
    }
}
