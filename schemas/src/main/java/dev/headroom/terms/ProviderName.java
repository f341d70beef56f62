package dev.headroom.terms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How charges are assigned to a provider ({@code docs/drawdown.md}, "Names"): one of the four clouds by its short name, any other
 * in lower case with each run of other characters than a–z and 0–9 as one underscore.
 */
public final class ProviderName {

    private static final Pattern NOT_NORMAL = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_UNDERSCORES = Pattern.compile("^_|_$");

    private ProviderName() {}

    /** The cloud of which {@code name} is an own name, if it is one of the four. */
    public static Optional<String> cloud(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("aws") || lower.startsWith("aws ") || lower.startsWith("amazon")) {
            return Optional.of("aws");
        }
        if (lower.startsWith("microsoft") || lower.startsWith("azure")) {
            return Optional.of("azure");
        }
        if (lower.equals("gcp") || lower.startsWith("google")) {
            return Optional.of("gcp");
        }
        return lower.equals("oci") || lower.startsWith("oracle") ? Optional.of("oracle_cloud") : Optional.empty();
    }

    /** The cloud, or else the normal form of the name, which is empty for a name without any letter a–z or digit. */
    public static String normalised(String name) {
        return cloud(name).orElseGet(() -> {
            String joined = NOT_NORMAL.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
            return OUTER_UNDERSCORES.matcher(joined).replaceAll("");
        });
    }

    /** What is wrong with a provider in terms, if anything: written differently from its normal form, no charge would match. */
    static Optional<String> fault(String provider) {
        String normal = normalised(provider);
        if (normal.isEmpty()) {
            return Optional.of("is blank; give aws, azure, gcp, oracle_cloud or another provider's name");
        }
        return normal.equals(provider)
                ? Optional.empty()
                : Optional.of("'" + provider + "' is not how charges name a provider; write " + normal);
    }
}
