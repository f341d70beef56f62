package dev.headroom.commitments.intake;

/** What becomes of a record of an artifact. */
public sealed interface Receipt {

    /**
     * It moves the artifact on.
     *
     * @param next how the artifact stands after it
     * @param knownRows how many rows at its beginning were received before
     */
    record Accepted(Artifact next, int knownRows) implements Receipt {}

    /** Everything in it was received before. */
    record Duplicate() implements Receipt {}

    /**
     * It cannot be right.
     *
     * @param reason stable word for machines
     * @param message one line for people
     */
    record Refused(String reason, String message) implements Receipt {}
}
