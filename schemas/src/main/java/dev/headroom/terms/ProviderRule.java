package dev.headroom.terms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A provider must be written as charges are assigned to it, or no charge would ever match: one of the four clouds by its short
 * name, any other in lower case with each run of other characters than a–z and 0–9 as one underscore.
 */
final class ProviderRule {

    private static final Pattern NOT_NORMAL = Pattern.compile("[^a-z0-9]+");

    private ProviderRule() {}

    /** What is wrong with the name, if anything. */
    static Optional<String> fault(String provider) {
        String normal = cloudOrNormalForm(provider);
        if (normal.isEmpty()) {
            return Optional.of("is blank; give aws, azure, gcp, oracle_cloud or another provider's name");
        }
        return normal.equals(provider)
                ? Optional.empty()
                : Optional.of("'" + provider + "' is not how charges name a provider; write " + normal);
    }

    private static String cloudOrNormalForm(String name) {
        String normal =
                trimmed(NOT_NORMAL.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_"));
        if (normal.startsWith("amazon") || normal.startsWith("aws_")) {
            return "aws";
        }
        if (normal.startsWith("microsoft") || normal.startsWith("azure")) {
            return "azure";
        }
        if (normal.startsWith("google")) {
            return "gcp";
        }
        return normal.startsWith("oracle") || normal.equals("oci") ? "oracle_cloud" : normal;
    }

    private static String trimmed(String name) {
        int start = name.startsWith("_") ? 1 : 0;
        int end = name.endsWith("_") && name.length() > start ? name.length() - 1 : name.length();
        return name.substring(start, end);
    }
}
