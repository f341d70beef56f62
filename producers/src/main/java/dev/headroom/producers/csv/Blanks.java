package dev.headroom.producers.csv;

/** What counts as "no value" in a bill: an empty field, only blanks, or the text {@code NULL}, quoted or not. */
public final class Blanks {

    private Blanks() {}

    /** Whether the characters from {@code start} to {@code end} hold no value. */
    public static boolean isNull(char[] chars, int start, int end) {
        int from = skipLeading(chars, start, end);
        int to = skipTrailing(chars, from, end);
        if (from == to) {
            return true;
        }
        return to - from == 4
                && chars[from] == 'N'
                && chars[from + 1] == 'U'
                && chars[from + 2] == 'L'
                && chars[from + 3] == 'L';
    }

    /** The first index from {@code start} that is no blank, or {@code end}. */
    public static int skipLeading(char[] chars, int start, int end) {
        int from = start;
        while (from < end && isBlank(chars[from])) {
            from++;
        }
        return from;
    }

    /** The index after the last character before {@code end} that is no blank, or {@code start}. */
    public static int skipTrailing(char[] chars, int start, int end) {
        int to = end;
        while (to > start && isBlank(chars[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0';
    }
}
