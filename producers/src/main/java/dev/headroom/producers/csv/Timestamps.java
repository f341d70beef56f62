package dev.headroom.producers.csv;

/**
 * Reads the timestamps of real bills: {@code 2024-09-01T00:00:00Z}, {@code 2024-09-01 00:00:00}, with or without seconds and
 * fractions, with {@code Z}, an offset such as {@code +02:00}, or neither, which means UTC; a bare date is its midnight. What is
 * finer than a millisecond is cut off. Nothing is allocated.
 */
public final class Timestamps {

    /** What {@link #read} returns for text that is no timestamp. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long MS_PER_DAY = 86_400_000L;
    private static final long MS_PER_MINUTE = 60_000L;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 16;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Timestamps() {}

    /** Milliseconds since 1970 of the characters from {@code start} to {@code end}, or {@link #NONE}. */
    public static long read(char[] text, int start, int end) {
        long day = end - start < DATE_LENGTH ? NONE : epochDay(text, start);
        if (day == NONE) {
            return NONE;
        }
        int at = start + DATE_LENGTH;
        if (at == end) {
            return day * MS_PER_DAY;
        }
        char separator = text[at];
        if ((separator != 'T' && separator != ' ' && separator != 't')
                || end - start < TIME_LENGTH
                || text[at + 3] != ':') {
            return NONE;
        }
        int hour = twoDigits(text, at + 1);
        int minute = twoDigits(text, at + 4);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return NONE;
        }
        long ms = day * MS_PER_DAY + (hour * 60L + minute) * MS_PER_MINUTE;
        return readSeconds(text, at + 6, end, ms);
    }

    private static long readSeconds(char[] text, int start, int end, long ms) {
        int at = start;
        long sum = ms;
        if (at < end && text[at] == ':') {
            int second = at + 3 <= end ? twoDigits(text, at + 1) : -1;
            if (second < 0 || second > 59) {
                return NONE;
            }
            sum += second * 1_000L;
            at += 3;
            if (at < end && (text[at] == '.' || text[at] == ',')) {
                int fraction = at + 1;
                int weight = 100;
                for (at = fraction; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
                    sum += (long) (text[at] - '0') * weight;
                    weight /= 10;
                }
                if (at == fraction) {
                    return NONE;
                }
            }
        }
        return readZone(text, at, end, sum);
    }

    private static long readZone(char[] text, int at, int end, long ms) {
        int left = end - at;
        if (left == 0 || (left == 1 && (text[at] == 'Z' || text[at] == 'z'))) {
            return ms;
        }
        if (left == 4 && text[at] == ' ' && text[at + 1] == 'U' && text[at + 2] == 'T' && text[at + 3] == 'C') {
            return ms;
        }
        if (text[at] != '+' && text[at] != '-') {
            return NONE;
        }
        boolean colon = left == 6 && text[at + 3] == ':';
        if (left != 3 && left != 5 && !colon) {
            return NONE;
        }
        int hours = twoDigits(text, at + 1);
        int minutes = left == 3 ? 0 : twoDigits(text, colon ? at + 4 : at + 3);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long offsetMs = (hours * 60L + minutes) * MS_PER_MINUTE;
        return text[at] == '+' ? ms - offsetMs : ms + offsetMs;
    }

    /** Days since 1970 in the proleptic Gregorian calendar, counted in years that begin in March. */
    private static long epochDay(char[] text, int start) {
        int century = twoDigits(text, start);
        int yearOfCentury = twoDigits(text, start + 2);
        int month = twoDigits(text, start + 5);
        int day = twoDigits(text, start + 8);
        if (century < 0 || yearOfCentury < 0 || text[start + 4] != '-' || text[start + 7] != '-') {
            return NONE;
        }
        int year = century * 100 + yearOfCentury;
        if (year == 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        long y = month <= 2 ? year - 1L : year;
        int monthFromMarch = (month + 9) % 12;
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468;
    }

    private static int daysIn(int year, int month) {
        boolean leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leap ? 29 : DAYS[month - 1];
    }

    private static int twoDigits(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
