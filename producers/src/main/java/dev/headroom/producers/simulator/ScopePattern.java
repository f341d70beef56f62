package dev.headroom.producers.simulator;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What of the fleet is meant: {@code provider/region/cluster/rack}, the last ones left out for all of it. A {@code *} stands for any
 * characters within a part; a node without rack is named by its host.
 */
final class ScopePattern {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final int MOST_PARTS = 4;

    private final String text;
    private final List<Pattern> parts;

    private ScopePattern(String text, List<Pattern> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static ScopePattern of(String text) {
        List<String> parts = SLASH.splitAsStream(text).toList();
        if (parts.isEmpty() || parts.size() > MOST_PARTS || parts.contains("") || text.endsWith("/")) {
            throw new IllegalArgumentException(
                    "is not provider/region/cluster/rack, such as aws/us-east-1 or */*/gb200-*");
        }
        return new ScopePattern(text, parts.stream().map(ScopePattern::glob).toList());
    }

    boolean covers(Source source) {
        return matches(0, source.provider())
                && matches(1, source.region())
                && matches(2, source.cluster())
                && matches(3, source.unit());
    }

    private static Pattern glob(String part) {
        StringBuilder regex = new StringBuilder();
        part.chars()
                .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                .forEach(regex::append);
        return Pattern.compile(regex.toString());
    }

    private boolean matches(int part, String name) {
        return part >= parts.size() || parts.get(part).matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
