package dev.headroom.producers.focus;

/**
 * Gives the same String for the same characters again where it can: bills repeat accounts, services and regions in row after row.
 * A fixed number of places, each holding the last text that fell into it.
 */
final class TextCache {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 48;

    private final String[] texts = new String[PLACES];

    String text(char[] chars, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return new String(chars, start, length);
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash ^ hash >>> 15) & (PLACES - 1);
        String cached = texts[place];
        if (cached != null && isEqual(cached, chars, start, length)) {
            return cached;
        }
        String text = new String(chars, start, length);
        texts[place] = text;
        return text;
    }

    private static boolean isEqual(String cached, char[] chars, int start, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }
}
