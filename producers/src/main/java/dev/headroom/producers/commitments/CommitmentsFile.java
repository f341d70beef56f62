package dev.headroom.producers.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.producers.Fault;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.yaml.FaultSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of contract terms: YAML, or a FOCUS Contract Commitment dataset (versions 1.3 and 1.4) as CSV or gzipped CSV. A name that
 * ends in {@code .csv} or {@code .csv.gz} is CSV, any other is YAML.
 */
public final class CommitmentsFile {

    private CommitmentsFile() {}

    /**
     * What a file says.
     *
     * @param terms every version of every commitment, in the order of the file; all of them can be loaded
     * @param leftOut rows left out because the commitment is only proposed, or was cancelled
     */
    public record Contents(List<CommitmentTerms> terms, int leftOut) {}

    /**
     * Reads a file.
     *
     * @param provider whose commitments these are, for a dataset that does not say; goes before what it says. Null: as it says
     * @throws ImportException listing every fault with its place
     */
    public static Contents read(Path file, @Nullable String provider) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        FaultSink faults = new FaultSink();
        Contents contents;
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            contents = new ContractCommitmentCsv(faults).read(file, provider);
        } else if (provider != null) {
            throw new ImportException(file.getFileName() + " names its providers itself; leave --provider out");
        } else {
            contents = new CommitmentsYaml(faults).read(file);
        }
        List<Fault> found = faults.sorted();
        if (found.isEmpty()) {
            return contents;
        }
        throw new ImportException(
                file.getFileName() + ": nothing was loaded: "
                        + (found.size() == 1 ? "1 fault" : found.size() + " faults"),
                found.stream().map(Fault::toString).toList());
    }
}
