package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.producers.focus.ImportProgress.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The first pass: checks every row, counts them, and takes the hash, before anything is sent. */
final class FileCheck implements FocusFiles.Visitor {

    private final FaultList faults;
    private final long[] blankCosts = new long[CostReader.COSTS.size()];
    private long goodRows;

    private FileCheck(int reportedFaults) {
        this.faults = new FaultList(reportedFaults);
    }

    /**
     * What the first pass found.
     *
     * @param contentHash SHA-256 of the uncompressed content of all files, lower-case hex
     * @param latestModifiedMs latest modification time
     * @param sizesAndTimes size and modification time of each file, to see whether one changes meanwhile
     * @param goodRows rows that can be sent
     * @param faults the bad rows
     * @param blankCosts rows with a blank cost, by column
     */
    record Checked(
            String contentHash,
            long latestModifiedMs,
            List<String> sizesAndTimes,
            long goodRows,
            FaultList faults,
            SortedMap<String, Long> blankCosts) {}

    static Checked check(FocusImport asked, ImportProgress.Listener listener) {
        List<String> before = sizesAndTimes(asked.files());
        FileCheck check = new FileCheck(asked.reportedFaults());
        MessageDigest digest = sha256();
        new FocusFiles(asked.files(), Phase.CHECKING, listener).read(digest, check);
        return new Checked(
                HexFormat.of().formatHex(digest.digest()),
                latestModifiedMs(asked.files()),
                before,
                check.goodRows,
                check.faults,
                check.blankCostsByColumn());
    }

    /** Size and modification time of each file. */
    static List<String> sizesAndTimes(List<Path> files) {
        List<String> states = new ArrayList<>();
        for (Path file : files) {
            try {
                states.add(Files.size(file) + " " + Files.getLastModifiedTime(file));
            } catch (IOException unreadable) {
                throw new ImportException(
                        "cannot read " + file + ": there is no such file, or no permission", unreadable);
            }
        }
        return states;
    }

    @Override
    public void good(FlatRecord row, RowReader reader) {
        goodRows++;
        int blanks = reader.blankCosts();
        for (int i = 0; blanks != 0; i++, blanks >>>= 1) {
            blankCosts[i] += blanks & 1;
        }
    }

    @Override
    public void bad(FlatRecord row, Fault fault) {
        faults.add(fault);
    }

    private SortedMap<String, Long> blankCostsByColumn() {
        SortedMap<String, Long> byColumn = new TreeMap<>();
        for (int i = 0; i < blankCosts.length; i++) {
            if (blankCosts[i] > 0) {
                byColumn.put(CostReader.COSTS.get(i).columnName(), blankCosts[i]);
            }
        }
        return byColumn;
    }

    private static long latestModifiedMs(List<Path> files) {
        long latest = Long.MIN_VALUE;
        for (Path file : files) {
            try {
                latest = Math.max(latest, Files.getLastModifiedTime(file).toMillis());
            } catch (IOException gone) {
                throw new ImportException("cannot read " + file + ": " + gone.getMessage(), gone);
            }
        }
        return latest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
