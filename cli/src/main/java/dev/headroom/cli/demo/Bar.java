package dev.headroom.cli.demo;

/** A horizontal bar of text, exact to an eighth of a character. */
final class Bar {

    private static final String FULL = "█";
    private static final String EMPTY = "░";
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private Bar() {}

    /** A bar so many characters wide, filled by a ratio; above one it is full. */
    static String of(double ratio, int width) {
        int eighths = (int) Math.floor(Math.max(0, Math.min(1, ratio)) * width * EIGHTHS.length);
        int full = eighths / EIGHTHS.length;
        String rest = EIGHTHS[eighths % EIGHTHS.length];
        return FULL.repeat(full) + rest + EMPTY.repeat(width - full - rest.length());
    }
}
