package dev.headroom.commitments.oracle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Inputs: strings are compared by code point, null as empty. */
final class Text {

    /** By code point; UTF-16 order differs where surrogates meet characters from U+E000 on. */
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    /** Part by part, each by code point. */
    static final Comparator<List<String>> PARTS_BY_CODE_POINT = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = BY_CODE_POINT.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private Text() {}

    /** Names: blank counts as absent. */
    static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
