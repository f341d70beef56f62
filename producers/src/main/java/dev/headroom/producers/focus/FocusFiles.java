package dev.headroom.producers.focus;

import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.csv.DelimitedFile;
import dev.headroom.producers.csv.FlatRecord;
import dev.headroom.producers.focus.ImportProgress.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the files of an artifact: every row is checked and given to a visitor. */
final class FocusFiles {

    private static final int ROWS_BETWEEN_REPORTS = 4_096;

    private final List<Path> files;
    private final Phase phase;
    private final ImportProgress.Listener listener;
    private final long totalBytes;

    private long rows;
    private long bytesOfFormerFiles;

    FocusFiles(List<Path> files, Phase phase, ImportProgress.Listener listener) {
        this.files = files;
        this.phase = phase;
        this.listener = listener;
        this.totalBytes = totalBytes(files);
    }

    /** Is given every row that holds anything. */
    interface Visitor {
        /** A row without fault; {@code reader} builds it. */
        void good(FlatRecord row, RowReader reader);

        /** A row with a fault. */
        void bad(FlatRecord row, Fault fault);
    }

    /**
     * Reads all files in order.
     *
     * @param digest is given the uncompressed content of all files, one after another; null where nobody asks
     * @throws ImportException when a file cannot be read to its end or its header does not do
     */
    void read(@Nullable MessageDigest digest, Visitor visitor) {
        for (Path file : files) {
            try (DelimitedFile content = DelimitedFile.open(file, digest)) {
                RowReader reader = new RowReader(content.name(), FocusHeader.of(content.name(), content.header()));
                for (FlatRecord row = content.next(); row != null; row = content.next()) {
                    visit(row, reader, visitor);
                    if (++rows % ROWS_BETWEEN_REPORTS == 0) {
                        report(content.bytesRead());
                    }
                }
                bytesOfFormerFiles += content.bytesRead();
            }
        }
        report(0);
    }

    private static void visit(FlatRecord row, RowReader reader, Visitor visitor) {
        Fault fault = reader.check(row);
        if (fault == null) {
            visitor.good(row, reader);
        } else if (!isBlank(row)) {
            visitor.bad(row, fault);
        }
    }

    private void report(long bytesOfFile) {
        listener.progress(new ImportProgress(phase, rows, bytesOfFormerFiles + bytesOfFile, totalBytes));
    }

    private static boolean isBlank(FlatRecord row) {
        for (int i = 0; i < row.fields(); i++) {
            if (!row.isNull(i)) {
                return false;
            }
        }
        return true;
    }

    private static long totalBytes(List<Path> files) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException unknown) {
                // Opening it will say what is wrong.
                bytes += 0;
            }
        }
        return bytes;
    }
}
