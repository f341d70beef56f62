package dev.headroom.cli.demo;

import dev.headroom.events.Ledger;
import dev.headroom.producers.demo.SeedDelivery;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has been delivered, in words. */
final class Arrivals {

    private final List<String> notes = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private int bills;
    private int estimates;
    private long rows;

    /** Takes note of a delivery that had so many rows. */
    void add(SeedDelivery delivery, long itsRows) {
        LocalDate date = LocalDate.ofInstant(delivery.at(), ZoneOffset.UTC);
        if (!date.equals(day)) {
            day = date;
            bills = 0;
            estimates = 0;
            rows = 0;
        }
        if (delivery.ledger() == Ledger.SETTLED) {
            bills++;
        } else {
            estimates++;
        }
        rows += itsRows;
        if (!delivery.note().isEmpty()) {
            notes.add(date + "  " + delivery.fileName() + ": " + delivery.note());
        }
    }

    /** The latest day on which something came; empty before the first. */
    String today() {
        return day.equals(LocalDate.MIN)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s  %s%s%s, %,d rows",
                        day,
                        counted(bills, "bill"),
                        bills > 0 && estimates > 0 ? ", " : "",
                        counted(estimates, "meter reading"),
                        rows);
    }

    /** What was remarkable, the latest last. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }
}
