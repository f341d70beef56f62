package dev.headroom.producers.focus;

/**
 * How far an import is.
 *
 * @param phase which of the two passes over the files
 * @param rows rows read so far in this pass
 * @param bytesRead bytes read from disk so far in this pass
 * @param totalBytes bytes a pass reads in all
 */
public record ImportProgress(Phase phase, long rows, long bytesRead, long totalBytes) {

    /** The two passes over the files. */
    public enum Phase {
        /** Checking every row; nothing is sent. */
        CHECKING,
        /** Sending the rows. */
        SENDING
    }

    /** Is told how far an import is, every few thousand rows and at the end of each pass. */
    @FunctionalInterface
    public interface Listener {
        /** A listener that does not care. */
        Listener NONE = progress -> {};

        /** Called on the importing thread: be quick. */
        void progress(ImportProgress progress);
    }
}
