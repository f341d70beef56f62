package dev.headroom.cli.imports;

import dev.headroom.cli.Terminal;
import dev.headroom.producers.focus.ImportProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws how far an import is, over itself on one line of a terminal; elsewhere it is silent. */
final class ProgressLine implements ImportProgress.Listener {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PERCENT = 100;

    private final PrintWriter terminal;
    private final boolean visible;
    private long drawnAtNanos;
    private boolean drawn;

    ProgressLine(PrintWriter terminal, boolean visible) {
        this.terminal = terminal;
        this.visible = visible;
    }

    /** A line on stderr if that is a terminal. */
    static ProgressLine on(PrintWriter stderr) {
        return new ProgressLine(stderr, Terminal.isErr());
    }

    @Override
    public void progress(ImportProgress progress) {
        long now = System.nanoTime();
        if (!visible || (drawn && now - drawnAtNanos < REDRAW_NANOS)) {
            return;
        }
        drawn = true;
        drawnAtNanos = now;
        terminal.print(CLEAR_LINE + text(progress));
        terminal.flush();
    }

    /** Takes the line away again. */
    void clear() {
        if (drawn) {
            drawn = false;
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }

    static String text(ImportProgress progress) {
        long percent = progress.totalBytes() == 0 ? PERCENT : progress.bytesRead() * PERCENT / progress.totalBytes();
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %d %%",
                progress.phase() == ImportProgress.Phase.CHECKING ? "checking" : "sending",
                progress.rows(),
                Math.min(PERCENT, percent));
    }
}
