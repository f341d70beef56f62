package dev.headroom.producers.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.CommitmentTermsKey;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.producers.commitments.CommitmentsFile.Contents;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends the terms of a file to {@code commitment_terms}: all of them or, when one has a fault, none. Sending a version again
 * replaces it, so importing a file again changes nothing.
 */
public final class CommitmentsImporter {

    private final Outlet outlet;

    /** An importer that writes to {@code outlet}, which stays open. */
    public CommitmentsImporter(Outlet outlet) {
        this.outlet = outlet;
    }

    /**
     * What an import did.
     *
     * @param commitments different commitments sent
     * @param versions versions of their terms sent
     * @param leftOut rows left out because the commitment is only proposed, or was cancelled
     * @param elapsed how long it took
     */
    public record Result(long commitments, int versions, int leftOut, Duration elapsed) {}

    /**
     * Reads and sends a file.
     *
     * @param provider whose commitments these are, for a FOCUS dataset that does not say; else null
     * @throws dev.headroom.producers.ImportException when it has faults or cannot be sent
     */
    public Result run(Path file, @Nullable String provider) {
        long startedNanos = System.nanoTime();
        Contents contents = CommitmentsFile.read(file, provider);
        send(contents.terms());
        return new Result(
                contents.terms().stream()
                        .map(CommitmentTerms::getCommitmentId)
                        .distinct()
                        .count(),
                contents.terms().size(),
                contents.leftOut(),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    private void send(List<CommitmentTerms> terms) {
        String topic = outlet.nameOf(TopicCatalogue.COMMITMENT_TERMS);
        RecordEncoder<CommitmentTermsKey> keys =
                outlet.keysOf(TopicCatalogue.COMMITMENT_TERMS, CommitmentTermsKey.class);
        RecordEncoder<CommitmentTerms> values = outlet.valuesOf(TopicCatalogue.COMMITMENT_TERMS, CommitmentTerms.class);
        for (CommitmentTerms version : terms) {
            CommitmentTermsKey key = new CommitmentTermsKey(version.getCommitmentId(), version.getTermsVersion());
            outlet.send(new ProducerRecord<>(topic, keys.encode(key), values.encode(version)));
        }
        outlet.flush();
    }
}
