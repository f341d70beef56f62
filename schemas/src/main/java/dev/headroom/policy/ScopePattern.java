package dev.headroom.policy;

import dev.headroom.terms.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a policy names places: parts with a slash between them, each a name or {@code *} for any. A star stands for a whole part only,
 * so {@code aws/*} and {@code *}{@code /*} are patterns and {@code aws/us-*} is not.
 */
public final class ScopePattern {

    /** The pattern of all regions; its policy also carries what is global. */
    public static final String ALL_REGIONS = "*/*";

    private static final String ANY = "*";
    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern BLANK_OR_CONTROL = Pattern.compile("[\\s\\p{Cntrl}]");

    private ScopePattern() {}

    /** What is wrong with a pattern {@code provider/region}, if anything. */
    public static Optional<String> faultOfRegions(String pattern) {
        return fault(pattern, List.of("provider", "region"), "aws/us-east-1 or aws/*");
    }

    /** What is wrong with a pattern {@code provider/region/cluster}, if anything. */
    public static Optional<String> faultOfClusters(String pattern) {
        return fault(pattern, List.of("provider", "region", "cluster"), "aws/us-east-1/* or */*/training-1");
    }

    private static Optional<String> fault(String pattern, List<String> names, String example) {
        List<String> parts = List.of(SLASH.split(pattern, -1));
        String form = String.join("/", names);
        if (parts.size() != names.size() || parts.contains("")) {
            return Optional.of("'" + pattern + "' is not " + form + ", for instance " + example);
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.contains(ANY) && !part.equals(ANY)) {
                return Optional.of("'" + pattern + "' has a * that is not a whole part; write a " + names.get(i)
                        + ", or * for any");
            }
            if (BLANK_OR_CONTROL.matcher(part).find()) {
                return Optional.of("'" + pattern + "' has a blank in its " + names.get(i));
            }
        }
        return faultOfProvider(parts.get(0));
    }

    /** A cloud under another of its names: no telemetry would match. */
    private static Optional<String> faultOfProvider(String provider) {
        return ProviderName.cloud(provider)
                .filter(cloud -> !cloud.equals(provider))
                .map(cloud -> "'" + provider + "' is not how telemetry names a provider; write " + cloud);
    }
}
