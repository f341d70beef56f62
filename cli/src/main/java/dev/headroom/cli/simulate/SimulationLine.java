package dev.headroom.cli.simulate;

import dev.headroom.cli.Terminal;
import dev.headroom.producers.simulator.SimulationWriter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws how far a simulation is, over itself on one line of a terminal; elsewhere it is silent. */
final class SimulationLine implements SimulationWriter.Listener {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintWriter terminal;
    private final boolean visible;
    private final long begunNanos = System.nanoTime();
    private long drawnAtNanos;
    private boolean drawn;

    SimulationLine(PrintWriter terminal, boolean visible) {
        this.terminal = terminal;
        this.visible = visible;
    }

    /** A line on stderr if that is a terminal. */
    static SimulationLine on(PrintWriter stderr) {
        return new SimulationLine(stderr, Terminal.isErr());
    }

    @Override
    public void progress(Instant reached, long gpuSamples) {
        if (!visible) {
            return;
        }
        long now = System.nanoTime();
        if (drawn && now - drawnAtNanos < REDRAW_NANOS) {
            return;
        }
        drawn = true;
        drawnAtNanos = now;
        terminal.print(CLEAR_LINE + text(reached, gpuSamples, now - begunNanos));
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

    static String text(Instant reached, long gpuSamples, long elapsedNanos) {
        long perSecond = gpuSamples * TimeUnit.SECONDS.toNanos(1) / Math.max(1, elapsedNanos);
        return String.format(
                Locale.ROOT, "%s: %,d GPU samples, %,d/s", SimulationReport.second(reached), gpuSamples, perSecond);
    }
}
