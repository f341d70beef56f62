package dev.headroom.cli.demo;

import dev.headroom.cli.CommandFailure;
import dev.headroom.cli.tables.TableReader;
import dev.headroom.topics.TopicCatalogue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until {@code spend_daily} shows all that was imported: cells are published after the balances. The charges behind its cells
 * are then as many as those of all complete artifacts.
 */
final class PublishedSpend {

    private static final long PAUSE_MS = 200;

    private final TableReader tables;

    PublishedSpend(TableReader tables) {
        this.tables = tables;
    }

    /**
     * Returns once everything is published.
     *
     * @throws CommandFailure when that takes too long
     */
    void await(Duration atMost) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        long imported = imported();
        long published = published();
        while (published != imported) {
            if (System.nanoTime() > deadlineNanos) {
                throw new CommandFailure("after " + atMost.toSeconds() + " s spend_daily has " + published + " of "
                        + imported + " charges; look for what is wrong with --verbose");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            imported = imported();
            published = published();
        }
    }

    private long imported() {
        return tables.rows(TopicCatalogue.SPEND_IMPORTS).stream()
                .filter(row -> "COMPLETE".equals(String.valueOf(row.value().get("status"))))
                .mapToLong(row -> (Long) row.value().get("row_count"))
                .sum();
    }

    private long published() {
        long[] sum = {0};
        tables.read(
                TopicCatalogue.SPEND_DAILY, row -> sum[0] += (Long) row.value().get("row_count"));
        return sum[0];
    }
}
