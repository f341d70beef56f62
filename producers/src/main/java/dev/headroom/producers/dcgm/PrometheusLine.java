package dev.headroom.producers.dcgm;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one sample line of the Prometheus text format, version 0.0.4: {@code name{label="value",…} value timestamp}, the labels and
 * the timestamp being optional. Stricter than Java about numbers and than some readers about escapes: what Prometheus itself
 * would refuse is refused.
 */
final class PrometheusLine {

    private static final char END = '\0';

    private final String line;
    private int at;

    private PrometheusLine(String line) {
        this.line = line;
    }

    /** Whether the line holds no sample: it is blank, a comment, or tells help or type. */
    static boolean isEmpty(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#') {
                return true;
            }
            if (!isBlank(c)) {
                return false;
            }
        }
        return true;
    }

    /** The sample of a line that is not {@linkplain #isEmpty empty}. */
    static Sample parse(String line) throws MalformedLineException {
        return new PrometheusLine(line).sample();
    }

    private Sample sample() throws MalformedLineException {
        skipBlanks();
        String name = name(true);
        if (name.isEmpty()) {
            throw new MalformedLineException(BadLine.NO_NAME);
        }
        skipBlanks();
        Map<String, String> labels = peek() == '{' ? labels() : Map.of();
        double value = number(word());
        String timestamp = word();
        if ((!timestamp.isEmpty() && !isInteger(timestamp)) || !word().isEmpty()) {
            throw new MalformedLineException(BadLine.TIMESTAMP);
        }
        return new Sample(name, labels, value);
    }

    private Map<String, String> labels() throws MalformedLineException {
        Map<String, String> labels = new LinkedHashMap<>();
        at++;
        skipBlanks();
        while (peek() != '}') {
            String label = name(false);
            skipBlanks();
            expect('=');
            skipBlanks();
            expect('"');
            if (label.isEmpty() || labels.put(label, quoted()) != null) {
                throw new MalformedLineException(BadLine.LABELS);
            }
            skipBlanks();
            if (peek() != '}') {
                expect(',');
                skipBlanks();
            }
        }
        at++;
        return labels;
    }

    private String quoted() throws MalformedLineException {
        int end = line.indexOf('"', at);
        if (end >= 0 && !hasEscape(end)) {
            String text = line.substring(at, end);
            at = end + 1;
            return text;
        }
        StringBuilder text = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            text.append(c == '\\' ? escaped(next()) : c);
        }
        return text.toString();
    }

    private boolean hasEscape(int end) {
        for (int i = at; i < end; i++) {
            if (line.charAt(i) == '\\') {
                return true;
            }
        }
        return false;
    }

    private static char escaped(char c) throws MalformedLineException {
        if (c == 'n') {
            return '\n';
        }
        if (c == '\\' || c == '"') {
            return c;
        }
        throw new MalformedLineException(BadLine.LABELS);
    }

    /** The next character of a label, which may not end here. */
    private char next() throws MalformedLineException {
        if (at >= line.length()) {
            throw new MalformedLineException(BadLine.LABELS);
        }
        return line.charAt(at++);
    }

    private void expect(char expected) throws MalformedLineException {
        if (next() != expected) {
            throw new MalformedLineException(BadLine.LABELS);
        }
    }

    private String name(boolean ofMetric) {
        int start = at;
        while (at < line.length() && isPartOfName(line.charAt(at), at > start, ofMetric)) {
            at++;
        }
        return line.substring(start, at);
    }

    private static boolean isPartOfName(char c, boolean digits, boolean colons) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (c == ':' && colons)
                || (isDigit(c) && digits);
    }

    /** What is up to the next blank; empty at the end. */
    private String word() {
        skipBlanks();
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private static double number(String text) throws MalformedLineException {
        return isDecimal(text) ? decimal(text) : special(text);
    }

    private static double decimal(String text) throws MalformedLineException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            throw new MalformedLineException(BadLine.VALUE);
        }
    }

    private static double special(String text) throws MalformedLineException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new MalformedLineException(BadLine.VALUE);
        };
    }

    /** Java would also take {@code 1d} and {@code 0x1p3}. */
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(PrometheusLine::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : END;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
