package dev.headroom.terms;

/**
 * One thing that keeps terms from being loaded.
 *
 * @param path where, by the field names of the commitments file: {@code term.end}, {@code periods[1].target}
 * @param message what is wrong with it, one line that reads on after the path
 */
public record TermsFault(String path, String message) {

    /** Path and message on one line. */
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
