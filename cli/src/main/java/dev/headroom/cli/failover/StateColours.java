package dev.headroom.cli.failover;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Paints the names of states for a terminal: green is well, yellow is to be looked at, red has moved load or holds everything. */
final class StateColours implements UnaryOperator<String> {

    private static final String ESC = "\u001b[";
    private static final Pattern GOOD = Pattern.compile("\\bHEALTHY\\b");
    private static final Pattern NOTABLE = Pattern.compile("\\b(SUSPECT|RECOVERING|SUPPRESSED|CLOSED)\\b");
    private static final Pattern BAD = Pattern.compile("\\b(FAILING_OVER|FAILED_OVER|FROZEN)\\b");

    /** The painter of a terminal, or one that leaves a line as it is. */
    static UnaryOperator<String> where(boolean wanted) {
        return wanted ? new StateColours() : UnaryOperator.identity();
    }

    @Override
    public String apply(String line) {
        return paint(paint(paint(line, GOOD, "32m"), NOTABLE, "33m"), BAD, "31m");
    }

    private static String paint(String line, Pattern words, String colour) {
        return words.matcher(line).replaceAll(found -> ESC + colour + found.group() + ESC + "0m");
    }
}
