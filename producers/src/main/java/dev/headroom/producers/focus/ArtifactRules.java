package dev.headroom.producers.focus;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.focus.ImportHistory.KnownArtifact;
import dev.headroom.producers.focus.ImportHistory.Status;
import dev.headroom.producers.focus.ImportResult.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which identity content is sent, or that it need not be, or must not be. A pure function of the content and of what
 * the scope has.
 *
 * <ul>
 *   <li>A scope holds artifacts of one style.
 *   <li>A number the scope already has means the same content: with other content it is refused; with the same content there is
 *       nothing to do if it is complete, and it is sent again if it is open.
 *   <li>Without a given number, content the scope already has is known by its hash: nothing to do if it stands, sent again under
 *       its own number if it was never ended, refused if it was replaced since, because bringing old rows back must be meant.
 *   <li>Otherwise it is new: under the given number, else the modification time (REPLACEMENT) or the hash (DELTA).
 * </ul>
 */
final class ArtifactRules {

    private final FocusImport asked;
    private final String contentHash;
    private final long modifiedMs;
    private final List<KnownArtifact> known;

    private ArtifactRules(FocusImport asked, String contentHash, long modifiedMs, List<KnownArtifact> known) {
        this.asked = asked;
        this.contentHash = contentHash;
        this.modifiedMs = modifiedMs;
        this.known = known;
    }

    /**
     * The decision.
     *
     * @param outcome what is to be done
     * @param artifact identity of the artifact
     * @param supersededBy a newer artifact that keeps it from counting, null where there is none
     */
    record Decision(
            Outcome outcome, String artifact, @Nullable String supersededBy) {}

    /**
     * Decides.
     *
     * @param modifiedMs latest modification time of the files
     * @param known what the scope has
     * @throws ImportException when it is refused; the message says what to do
     */
    static Decision decide(FocusImport asked, String contentHash, long modifiedMs, List<KnownArtifact> known) {
        return new ArtifactRules(asked, contentHash, modifiedMs, known).decide();
    }

    private Decision decide() {
        for (KnownArtifact other : known) {
            if (other.style() != asked.style()) {
                throw refused("holds " + other.style() + " artifacts; import " + asked.style()
                        + " files into a scope of their own");
            }
        }
        Long given = asked.artifact();
        if (given != null) {
            return numbered(Long.toString(given));
        }
        return asked.style() == DeliveryStyle.DELTA ? byHash() : byTime();
    }

    private Decision numbered(String artifact) {
        for (KnownArtifact same : known) {
            if (same.artifact().equals(artifact)) {
                if (!same.contentHash().equals(contentHash)) {
                    throw refused("already has an artifact " + artifact
                            + " with other content; give this one a number of its own with" + " --artifact");
                }
                return again(same);
            }
        }
        return fresh(artifact);
    }

    private Decision byHash() {
        return sameContent()
                .min(Comparator.comparing(KnownArtifact::status, ArtifactRules::completeFirst))
                .map(this::again)
                .orElseGet(() -> fresh(contentHash));
    }

    private Decision byTime() {
        long standing = standing();
        Optional<KnownArtifact> live = sameContent()
                .filter(same ->
                        same.status() == Status.COMPLETE || (same.status() == Status.OPEN && same.number() > standing))
                .min(Comparator.comparing(KnownArtifact::status, ArtifactRules::completeFirst)
                        .thenComparing(
                                Comparator.comparingLong(KnownArtifact::number).reversed()));
        if (live.isPresent()) {
            return again(live.get());
        }
        Optional<KnownArtifact> former = sameContent().max(Comparator.comparingLong(KnownArtifact::number));
        if (former.isPresent()) {
            throw refused("already had this content as artifact " + former.get().artifact() + ", which artifact "
                    + standing + " has replaced; to bring it back, give it a number above " + newest()
                    + " with --artifact");
        }
        if (modifiedMs < 1) {
            throw new ImportException(
                    "the files have no modification time to number them by; give a number with --artifact");
        }
        return numbered(Long.toString(modifiedMs));
    }

    private Decision again(KnownArtifact same) {
        if (same.ledger() != asked.ledger()) {
            throw refused("already has this content as artifact " + same.artifact() + " in the ledger " + same.ledger()
                    + "; import it into another scope, or under another number with --artifact");
        }
        return new Decision(
                same.status() == Status.OPEN ? Outcome.RESUMED : Outcome.UNCHANGED,
                same.artifact(),
                same.status() == Status.SUPERSEDED ? Long.toString(standing()) : null);
    }

    private Decision fresh(String artifact) {
        boolean late = asked.style() == DeliveryStyle.REPLACEMENT && Long.parseLong(artifact) < standing();
        return new Decision(Outcome.IMPORTED, artifact, late ? Long.toString(standing()) : null);
    }

    private Stream<KnownArtifact> sameContent() {
        return known.stream().filter(other -> other.contentHash().equals(contentHash));
    }

    private long standing() {
        return known.stream()
                .filter(other -> other.status() == Status.COMPLETE)
                .mapToLong(KnownArtifact::number)
                .max()
                .orElse(-1);
    }

    private long newest() {
        return known.stream().mapToLong(KnownArtifact::number).max().orElse(-1);
    }

    private static int completeFirst(Status one, Status other) {
        return Boolean.compare(one != Status.COMPLETE, other != Status.COMPLETE);
    }

    private ImportException refused(String why) {
        return new ImportException("scope " + asked.scope() + " " + why);
    }
}
