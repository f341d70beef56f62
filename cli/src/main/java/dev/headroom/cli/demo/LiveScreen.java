package dev.headroom.cli.demo;

import dev.headroom.cli.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Redraws the picture over itself on an ANSI terminal, while its cursor is hidden. */
final class LiveScreen implements DemoView {

    private static final String ESC = "\u001b[";
    private static final String HIDE_CURSOR = ESC + "?25l";
    private static final String SHOW_CURSOR = ESC + "?25h";
    private static final String CLEAR_TO_END_OF_LINE = ESC + "K";
    private static final String CLEAR_BELOW = ESC + "J";
    private static final String RESET = ESC + "0m";
    private static final Pattern GOOD = Pattern.compile("\\b(ON_TRACK|HEALTHY)\\b");
    private static final Pattern NOTABLE =
            Pattern.compile("\\b(UNDER_BURNING|OVER_BURNING|SUSPECT|SUPPRESSED|RECOVERING)\\b|^  warning\\b");
    private static final Pattern BAD =
            Pattern.compile("\\b(EXHAUSTED|EXPIRED|FAILING_OVER|FAILED_OVER|FROZEN)\\b|^  (error|critical)\\b");
    private static final long SIZE_HOLDS_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintWriter terminal;
    private final Supplier<Terminal.Size> sizeNow;
    private final boolean coloured;
    private List<String> drawn = List.of();
    private Terminal.@Nullable Size size;
    private long sizeAtNanos;
    private boolean closed;

    LiveScreen(PrintWriter terminal, Supplier<Terminal.Size> sizeNow, boolean coloured) {
        this.terminal = terminal;
        this.sizeNow = sizeNow;
        this.coloured = coloured;
    }

    @Override
    public synchronized void show(Snapshot snapshot) {
        if (closed) {
            return;
        }
        List<String> lines = Frame.lines(snapshot, size());
        if (lines.equals(drawn)) {
            return;
        }
        StringBuilder text = new StringBuilder(drawn.isEmpty() ? HIDE_CURSOR : ESC + drawn.size() + "A\r");
        lines.forEach(
                line -> text.append(colour(line)).append(CLEAR_TO_END_OF_LINE).append('\n'));
        terminal.print(text.append(CLEAR_BELOW));
        terminal.flush();
        drawn = lines;
    }

    @Override
    public synchronized void close() {
        if (!closed && !drawn.isEmpty()) {
            terminal.print(SHOW_CURSOR);
            terminal.flush();
        }
        closed = true;
    }

    private String colour(String line) {
        if (!coloured) {
            return line;
        }
        String good = paint(line, GOOD, "32m");
        return paint(paint(good, NOTABLE, "33m"), BAD, "31m");
    }

    private static String paint(String line, Pattern words, String colour) {
        return words.matcher(line).replaceAll(found -> ESC + colour + found.group() + RESET);
    }

    /** A terminal may be resized; to ask it is a process of its own. */
    private Terminal.Size size() {
        long now = System.nanoTime();
        if (size == null || now - sizeAtNanos > SIZE_HOLDS_NANOS) {
            size = sizeNow.get();
            sizeAtNanos = now;
        }
        return size;
    }
}
