package dev.headroom.commitments.oracle;

import static dev.headroom.commitments.oracle.Text.lower;
import static dev.headroom.commitments.oracle.Text.orEmpty;
import static dev.headroom.commitments.oracle.Text.present;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Heading "Names". */
final class ProviderNames {

    private static final List<String> CLOUDS = List.of("aws", "azure", "gcp", "oracle_cloud");

    private ProviderNames() {}

    // Names: service_provider_name is ServiceProviderName, else PublisherName, else ProviderName.
    static @Nullable String serviceProvider(Charge.Names names) {
        return firstPresent(names.serviceProviderName(), names.publisherName(), names.providerName());
    }

    // Names: host_provider_name is HostProviderName, else ProviderName.
    static @Nullable String hostProvider(Charge.Names names) {
        return firstPresent(names.hostProviderName(), names.providerName());
    }

    // Names: the cloud of which InvoiceIssuerName is an own name, else ProviderName, else host, else service provider;
    // if none
    // is, the service provider's name, normalised.
    static String provider(Charge.Names names) {
        for (String candidate : Arrays.asList(
                names.invoiceIssuerName(), names.providerName(), hostProvider(names), serviceProvider(names))) {
            for (String cloud : CLOUDS) {
                if (isOwnName(cloud, candidate)) {
                    return cloud;
                }
            }
        }
        // Choice (docs/adr/0007): unknown, where that leaves nothing.
        String normalised = normalised(serviceProvider(names));
        return normalised.isEmpty() ? "unknown" : normalised;
    }

    // Names: a marketplace charge is one whose service provider is none of its provider's own names.
    static boolean isMarketplace(CellKey cell) {
        return !isOwnName(cell.provider(), cell.serviceProviderName());
    }

    // Names: a cloud's own names, in lower case. Any other provider's own names are those whose normalised form is the
    // provider.
    private static boolean isOwnName(String provider, @Nullable String name) {
        String lower = lower(orEmpty(name));
        return switch (provider) {
            case "aws" -> lower.equals("aws") || lower.startsWith("aws ") || lower.startsWith("amazon");
            case "azure" -> lower.startsWith("microsoft") || lower.startsWith("azure");
            case "gcp" -> lower.equals("gcp") || lower.startsWith("google");
            case "oracle_cloud" -> lower.equals("oci") || lower.startsWith("oracle");
            default -> normalised(name).equals(provider);
        };
    }

    // Names: in lower case with every run of other characters than a-z0-9 as one _, trimmed.
    private static String normalised(@Nullable String name) {
        return lower(orEmpty(name)).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    private static @Nullable String firstPresent(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (present(candidate) != null) {
                return candidate;
            }
        }
        return null;
    }
}
