package dev.headroom.commitments.cube;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Order of strings by Unicode code point, null as the empty string. {@link String#compareTo} orders by UTF-16 unit instead, which
 * differs once a string holds a character beyond the basic plane.
 */
public final class CodePoints {

    private CodePoints() {}

    /** Compares two strings; see {@link java.util.Comparator#compare}. */
    public static int compare(@Nullable String left, @Nullable String right) {
        // Texts of cells are pooled: most comparisons end here.
        if (Objects.equals(left, right)) {
            return 0;
        }
        String a = left == null ? "" : left;
        String b = right == null ? "" : right;
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A surrogate stands for a code point above every other character.
                boolean xSurrogate = Character.isSurrogate(x);
                boolean ySurrogate = Character.isSurrogate(y);
                return xSurrogate == ySurrogate ? Character.compare(x, y) : xSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
