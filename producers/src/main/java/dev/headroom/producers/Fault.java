package dev.headroom.producers;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a file a user gave.
 *
 * @param file name of the file, as given
 * @param line physical line it starts in, from 1
 * @param place column of the file, or path within the document; null where it is the whole line
 * @param value the text found there, shortened; null where there is none
 * @param reason what is wrong with it
 */
public record Fault(
        String file,
        long line,
        @Nullable String place,
        @Nullable String value,
        String reason) {

    private static final int LONGEST_VALUE = 60;

    /** Shortens the value and keeps it on one line. */
    public Fault {
        value = value == null ? null : shortened(value);
    }

    /** One line: {@code bill.csv:17: BilledCost '1,5': is not a decimal number}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file).append(':').append(line).append(": ");
        if (place != null) {
            text.append(place);
            if (value != null) {
                text.append(" '").append(value).append('\'');
            }
            text.append(": ");
        }
        return text.append(reason).toString();
    }

    private static String shortened(String value) {
        String cut = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
        StringBuilder oneLine = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            oneLine.append(Character.isISOControl(c) ? ' ' : c);
        }
        return oneLine.toString();
    }
}
