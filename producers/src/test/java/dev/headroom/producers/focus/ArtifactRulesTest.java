package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.focus.ArtifactRules.Decision;
import dev.headroom.producers.focus.ImportHistory.KnownArtifact;
import dev.headroom.producers.focus.ImportHistory.Status;
import dev.headroom.producers.focus.ImportResult.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArtifactRulesTest {

    private static final String A = "hash-a";
    private static final String B = "hash-b";
    private static final long MODIFIED = 50;

    @Test
    void shouldTakeTheModificationTimeWhenAReplacementHasNoNumber() {
        assertThat(replacement(null, A)).isEqualTo(new Decision(Outcome.IMPORTED, "50", null));
    }

    @Test
    void shouldTakeTheGivenNumberWhenThereIsOne() {
        assertThat(replacement(3L, A, known("2", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.IMPORTED, "3", null));
    }

    @Test
    void shouldDoNothingWhenTheContentStandsUnderAnyNumber() {
        assertThat(replacement(null, A, known("7", Status.COMPLETE, A), known("6", Status.SUPERSEDED, B)))
                .isEqualTo(new Decision(Outcome.UNCHANGED, "7", null));
    }

    @Test
    void shouldResumeUnderTheOldNumberWhenTheContentIsOpen() {
        assertThat(replacement(null, A, known("7", Status.OPEN, A), known("6", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.RESUMED, "7", null));
    }

    @Test
    void shouldRefuseWhenTheContentWasReplacedSinceAndSayHowToBringItBack() {
        assertThatThrownBy(() -> replacement(null, A, known("6", Status.SUPERSEDED, A), known("8", Status.COMPLETE, B)))
                .isInstanceOf(ImportException.class)
                .hasMessage(
                        "scope s already had this content as artifact 6, which artifact 8 has replaced; to bring it back, give"
                                + " it a number above 8 with --artifact");
    }

    @Test
    void shouldRefuseWhenTheContentIsOpenBelowWhatStands() {
        assertThatThrownBy(() -> replacement(null, A, known("6", Status.OPEN, A), known("8", Status.COMPLETE, B)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("already had this content as artifact 6");
    }

    @Test
    void shouldBringContentBackWhenANewerNumberIsGiven() {
        assertThat(replacement(9L, A, known("6", Status.SUPERSEDED, A), known("8", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.IMPORTED, "9", null));
    }

    @Test
    void shouldRefuseANumberThatHasOtherContent() {
        assertThatThrownBy(() -> replacement(8L, A, known("8", Status.COMPLETE, B)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("already has an artifact 8 with other content");
        assertThatThrownBy(() -> replacement(null, A, known("50", Status.COMPLETE, B)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("already has an artifact 50 with other content");
    }

    @Test
    void shouldDoNothingOrResumeWhenTheNumberHasTheSameContent() {
        assertThat(replacement(8L, A, known("8", Status.COMPLETE, A)))
                .isEqualTo(new Decision(Outcome.UNCHANGED, "8", null));
        assertThat(replacement(8L, A, known("8", Status.OPEN, A))).isEqualTo(new Decision(Outcome.RESUMED, "8", null));
        assertThat(replacement(8L, A, known("8", Status.SUPERSEDED, A), known("9", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.UNCHANGED, "8", "9"));
    }

    @Test
    void shouldSayWhatKeepsItFromCountingWhenANumberIsOlderThanWhatStands() {
        assertThat(replacement(2L, A, known("3", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.IMPORTED, "2", "3"));
        assertThat(replacement(null, A, known("60", Status.COMPLETE, B)))
                .isEqualTo(new Decision(Outcome.IMPORTED, "50", "60"));
    }

    @Test
    void shouldKnowADeltaByItsContent() {
        assertThat(delta(null, A)).isEqualTo(new Decision(Outcome.IMPORTED, A, null));
        assertThat(delta(null, A, delta("4", Status.COMPLETE, A)))
                .isEqualTo(new Decision(Outcome.UNCHANGED, "4", null));
        assertThat(delta(null, A, delta(A, Status.OPEN, A))).isEqualTo(new Decision(Outcome.RESUMED, A, null));
    }

    @Test
    void shouldCountEqualDeltasTwiceWhenTheirNumbersSaySo() {
        assertThat(delta(5L, A, delta("4", Status.COMPLETE, A))).isEqualTo(new Decision(Outcome.IMPORTED, "5", null));
    }

    @Test
    void shouldRefuseAnotherStyleInTheSameScope() {
        assertThatThrownBy(() -> delta(null, A, known("4", Status.COMPLETE, B)))
                .isInstanceOf(ImportException.class)
                .hasMessage("scope s holds REPLACEMENT artifacts; import DELTA files into a scope of their own");
    }

    @Test
    void shouldRefuseTheSameContentInAnotherLedger() {
        KnownArtifact accrued = new KnownArtifact("8", DeliveryStyle.REPLACEMENT, Ledger.ACCRUED, Status.COMPLETE, A);
        assertThatThrownBy(() -> replacement(null, A, accrued))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("in the ledger ACCRUED");
    }

    private static Decision replacement(@Nullable Long number, String hash, KnownArtifact... known) {
        return decide(DeliveryStyle.REPLACEMENT, number, hash, known);
    }

    private static Decision delta(@Nullable Long number, String hash, KnownArtifact... known) {
        return decide(DeliveryStyle.DELTA, number, hash, known);
    }

    private static Decision decide(DeliveryStyle style, @Nullable Long number, String hash, KnownArtifact... known) {
        FocusImport asked =
                new FocusImport(List.of(Path.of("f")), "s", number, style, Ledger.SETTLED, OnError.FAIL, 20);
        return ArtifactRules.decide(asked, hash, MODIFIED, List.of(known));
    }

    private static KnownArtifact known(String id, Status status, String hash) {
        return new KnownArtifact(id, DeliveryStyle.REPLACEMENT, Ledger.SETTLED, status, hash);
    }

    private static KnownArtifact delta(String id, Status status, String hash) {
        return new KnownArtifact(id, DeliveryStyle.DELTA, Ledger.SETTLED, status, hash);
    }
}
