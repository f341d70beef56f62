package dev.headroom.cli.clock;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.tables.RowVisitor;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.cli.tables.TableRow;
import dev.headroom.cli.tables.Unreadable;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits until the balances have caught up with a tick. */
final class BalanceWait {

    private static final long PAUSE_MS = 300;
    private static final String AS_OF = "as_of";
    private static final String COMMITMENT_ID = "commitment_id";

    private final TableReader tables;
    private final Duration atMost;

    BalanceWait(TableReader tables, Duration atMost) {
        this.tables = tables;
        this.atMost = atMost;
    }

    /**
     * Returns once every row of {@code commitment_consumption} is as of {@code instant} or later. Where terms are loaded it waits
     * for a first row; where none are there is nothing to wait for.
     *
     * @throws CommandFailure when that takes too long
     */
    void until(Instant instant) {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        boolean balancesExpected = hasTerms();
        List<TableRow> balances = tables.rows(TopicCatalogue.COMMITMENT_CONSUMPTION);
        while (balances.isEmpty() ? balancesExpected : isAnyBefore(instant, balances)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new CommandFailure(
                        "after " + atMost.toSeconds() + " s " + TopicCatalogue.COMMITMENT_CONSUMPTION.name()
                                + (balances.isEmpty()
                                        ? " has no rows"
                                        : " has not reached " + instant + " for " + firstBefore(instant, balances))
                                + "; is the commitments topology running (headroom run, headroom up)?");
            }
            pause();
            balances = tables.rows(TopicCatalogue.COMMITMENT_CONSUMPTION);
        }
    }

    /** What cannot be read there is the topology's business: it goes to the dead letters and holds no balance up. */
    private boolean hasTerms() {
        AtomicBoolean any = new AtomicBoolean();
        tables.read(TopicCatalogue.COMMITMENT_TERMS, new RowVisitor() {
            @Override
            public void row(TableRow row) {
                any.set(true);
            }

            @Override
            public void unreadable(Unreadable record) {}
        });
        return any.get();
    }

    static boolean isAnyBefore(Instant instant, List<TableRow> balances) {
        return balances.stream().anyMatch(row -> isBefore(instant, row));
    }

    private static String firstBefore(Instant instant, List<TableRow> balances) {
        return balances.stream()
                .filter(row -> isBefore(instant, row))
                .map(row -> String.valueOf(row.value().get(COMMITMENT_ID)))
                .findFirst()
                .orElse("");
    }

    private static boolean isBefore(Instant instant, TableRow row) {
        return (Long) row.value().get(AS_OF) < instant.toEpochMilli();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped while waiting", stopped);
        }
    }
}
