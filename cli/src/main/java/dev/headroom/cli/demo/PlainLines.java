package dev.headroom.cli.demo;

import dev.headroom.cli.demo.fleet.FleetLines;
import dev.headroom.cli.demo.fleet.FleetSnapshot;
import dev.headroom.cli.tables.HumanText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Tells of the demo in a line a month and one for each trigger of failover and whatever is remarkable: for files and pipes. */
final class PlainLines implements DemoView {

    private final PrintWriter out;
    private @Nullable YearMonth told;
    private int notesTold;
    private long epochTold;

    PlainLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Snapshot snapshot) {
        boolean anythingNew = tellTriggers(snapshot.fleet());
        for (; notesTold < snapshot.notes().size(); notesTold++) {
            out.println(snapshot.notes().get(notesTold));
            anythingNew = true;
        }
        LocalDate day = LocalDate.ofInstant(snapshot.time(), ZoneOffset.UTC);
        if (!YearMonth.from(day).equals(told)) {
            for (GenericRecord row : snapshot.portfolio()) {
                if ("all".equals(String.valueOf(row.get("provider")))) {
                    told = YearMonth.from(day);
                    out.println(month(day, row, snapshot.alerts().size()));
                    anythingNew = true;
                }
            }
        }
        if (anythingNew) {
            out.flush();
        }
    }

    private boolean tellTriggers(FleetSnapshot fleet) {
        List<GenericRecord> newer = fleet.triggersAfter(epochTold);
        for (GenericRecord trigger : newer) {
            out.println(FleetLines.plain(trigger));
            epochTold = FleetSnapshot.epoch(trigger);
        }
        return !newer.isEmpty();
    }

    @Override
    public void close() {
        // Every line is out already.
    }

    private static String month(LocalDate day, GenericRecord all, int alerts) {
        return String.format(
                Locale.ROOT,
                "%s  consumed %s, %s a day; %s left of %s disclosed; alerts: %d",
                day,
                HumanText.glance((Long) all.get("consumed_micros")),
                HumanText.glance((Long) all.get("run_rate_30d_micros_per_day")),
                HumanText.glance((Long) all.get("remaining_micros")),
                HumanText.glance((Long) all.get("total_micros")),
                alerts);
    }
}
