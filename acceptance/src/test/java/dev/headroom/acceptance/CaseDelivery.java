package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.commitments.TableAssert;
import dev.headroom.commitments.oracle.CaseFile;
import dev.headroom.commitments.oracle.ExpectedRows;
import dev.headroom.commitments.oracle.Oracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A worked case, run as its README says: terms, rates and bills imported in the order given, one tick, the tables read. */
public final class CaseDelivery {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Longer than a busy machine needs. */
    private static final String WAIT = "--wait=180";

    private CaseDelivery() {}

    /** Imports all of the case and lets time reach its {@code now}. */
    public static void deliver(CaseFile worked, CommandLine commands) {
        commands.run(
                "import",
                "commitments",
                worked.directory().resolve("terms.yaml").toString());
        Path rates = worked.directory().resolve("fx.csv");
        if (Files.exists(rates)) {
            commands.run("import", "fx", rates.toString());
        }
        for (CaseFile.Import one : worked.imports()) {
            importBill(one, commands);
        }
        commands.run("clock", "tick", worked.world().now().toString(), WAIT);
    }

    /**
     * Waits until everything imported so far is in every table: balances are computed at a tick, and cells that changed are published
     * between two of those.
     */
    public static void settle(CommandLine commands, String instant) {
        commands.run("clock", "tick", instant, WAIT);
        commands.run("clock", "tick", Instant.parse(instant).plusSeconds(1).toString(), WAIT);
    }

    /** Imports one bill of the case; the summary. */
    public static String importBill(CaseFile.Import one, CommandLine commands) {
        return commands.run(
                "import",
                "focus",
                one.file().toString(),
                "--scope",
                one.scope(),
                "--artifact",
                one.artifact(),
                "--style",
                one.style(),
                "--ledger",
                one.ledger());
    }

    /**
     * Waits until the tables are those of the case: the expected rows, and in all four tables those of the oracle. Terms and rates come
     * in topics of their own, so a balance may be of the right tick before the last of them is in.
     */
    public static void awaitExpected(CaseFile worked, CommandLine commands) {
        await(worked.name())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> ExpectedRows.assertEqual(
                        worked, commands.table("commitment_consumption"), commands.table("commitment_periods")));
        awaitOracle(worked, commands);
    }

    /** Waits until all four tables are those of the oracle, and nothing was put aside. */
    public static void awaitOracle(CaseFile worked, CommandLine commands) {
        await(worked.name())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> TableAssert.assertEqual(commands.tables(), Oracle.tables(worked.world())));
        assertThat(commands.table("dead_letters")).isEmpty();
    }
}
