package dev.headroom.commitments.cube;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which cloud a name on a bill means. Real bills say {@code Amazon Web Services EMEA SARL}. */
public final class ProviderNames {

    private static final Pattern NOT_NORMAL = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_UNDERSCORES = Pattern.compile("^_|_$");
    private static final String UNKNOWN = "unknown";

    private ProviderNames() {}

    /** The cloud of which {@code name} is an own name, if it is one of the four. */
    public static Optional<String> cloudOf(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
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
        if (lower.equals("oci") || lower.startsWith("oracle")) {
            return Optional.of("oracle_cloud");
        }
        return Optional.empty();
    }

    /** The cloud whose bill a charge is on, from its names in order of trust, else the seller's name in normal form. */
    public static String providerOf(
            @Nullable String invoiceIssuer,
            @Nullable String provider,
            @Nullable String host,
            @Nullable String serviceProvider) {
        return Stream.of(cloudOf(invoiceIssuer), cloudOf(provider), cloudOf(host), cloudOf(serviceProvider))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> serviceProvider == null ? UNKNOWN : normalForm(serviceProvider));
    }

    /**
     * Whether the seller is none of the provider's own names: a marketplace charge. One that does not say who sells it is one too,
     * to the letter of the rule.
     */
    public static boolean isMarketplace(String provider, @Nullable String serviceProvider) {
        if (serviceProvider == null) {
            return true;
        }
        return !cloudOf(serviceProvider)
                .map(provider::equals)
                .orElseGet(() -> normalForm(serviceProvider).equals(provider));
    }

    private static String normalForm(String name) {
        String joined = NOT_NORMAL.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
        String normal = OUTER_UNDERSCORES.matcher(joined).replaceAll("");
        return normal.isEmpty() ? UNKNOWN : normal;
    }
}
