package dev.headroom.acceptance;

import dev.headroom.commitments.oracle.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real bill and made-up terms as a case, so that the oracle can compute it. */
final class BillCase {

    private BillCase() {}

    /** A case in {@code directory}: the bill is artifact 1 of scope {@code s}. */
    static CaseFile of(Path directory, Path bill, String terms, String now) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("terms.yaml"), terms);
        Files.writeString(directory.resolve("expected.json"), "{}");
        Files.copy(bill, directory.resolve("1.csv"));
        Files.writeString(directory.resolve("case.yaml"), """
                now: '%s'
                imports:
                - {file: 1.csv, scope: s, artifact: 1, style: REPLACEMENT, ledger: SETTLED}
                """.formatted(now));
        return CaseFile.load(directory);
    }
}
