package dev.headroom.producers.csv;

import java.util.Arrays;

/**
 * One row of a delimited file: the characters of all fields one after another, and where each ends. The same object is filled
 * again for every row, so that reading a row allocates nothing.
 */
public final class FlatRecord {

    private static final int FIRST_CHARS = 4_096;
    private static final int FIRST_FIELDS = 128;

    private char[] chars = new char[FIRST_CHARS];
    private int[] ends = new int[FIRST_FIELDS];
    private int fields;
    private long line;

    void begin(long startingLine) {
        fields = 0;
        line = startingLine;
    }

    void add(char[] source, int offset, int length) {
        int start = end(fields - 1);
        if (start + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, start + length));
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        System.arraycopy(source, offset, chars, start, length);
        ends[fields++] = start + length;
    }

    /** Physical line the row starts in, from 1. */
    public long line() {
        return line;
    }

    /** How many fields the row has. */
    public int fields() {
        return fields;
    }

    /** The array that holds the characters of every field; valid until the next row is read, not to be changed. */
    public char[] chars() {
        return chars;
    }

    /** Where field {@code index} starts in {@link #chars}. */
    public int start(int index) {
        return end(index - 1);
    }

    /** Where field {@code index} ends in {@link #chars}, exclusive. */
    public int end(int index) {
        return index < 0 ? 0 : ends[index];
    }

    /** Number of characters of all fields together. */
    public int length() {
        return end(fields - 1);
    }

    /** The text of field {@code index}. */
    public String text(int index) {
        int start = start(index);
        return new String(chars, start, end(index) - start);
    }

    /** Whether field {@code index} holds nothing: no character, only blanks, or the text {@code NULL}. */
    public boolean isNull(int index) {
        return Blanks.isNull(chars, start(index), end(index));
    }

    /** The row as text, quoted where CSV needs it: equal in content to the row of the file, not always in quoting. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(length() + fields);
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                csv.append(',');
            }
            String field = text(i);
            if (field.indexOf(',') < 0
                    && field.indexOf('"') < 0
                    && field.indexOf('\n') < 0
                    && field.indexOf('\r') < 0) {
                csv.append(field);
            } else {
                csv.append('"').append(field.replace("\"", "\"\"")).append('"');
            }
        }
        return csv.toString();
    }
}
