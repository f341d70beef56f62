package dev.headroom.commitments.terms;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A commitment: all versions of its terms, at least one, by effective date and version. Which is in force on a day follows from the
 * set of versions alone.
 */
public record Commitment(String id, List<TermsVersion> versions) {

    private static final Comparator<TermsVersion> IN_TIME =
            Comparator.comparing(TermsVersion::effectiveFrom).thenComparingInt(TermsVersion::version);

    public Commitment {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("commitment " + id + " has no terms");
        }
        versions = versions.stream().sorted(IN_TIME).toList();
    }

    /**
     * The commitments those versions make up, by id. The provider of a commitment never changes: a version that names another than
     * the lowest version does is left out.
     */
    public static List<Commitment> of(Collection<TermsVersion> versions) {
        Map<String, List<TermsVersion>> byId = versions.stream()
                .collect(Collectors.groupingBy(TermsVersion::commitmentId, TreeMap::new, Collectors.toList()));
        return byId.entrySet().stream()
                .map(entry -> new Commitment(entry.getKey(), withOneProvider(entry.getValue())))
                .toList();
    }

    public String provider() {
        return versions.get(0).provider();
    }

    /** Latest effective on or before the day, ties to the higher version; before the first starts, the first. */
    public TermsVersion inForce(LocalDate day) {
        if (versions.size() == 1) {
            return versions.get(0);
        }
        LocalDate first = versions.get(0).effectiveFrom();
        LocalDate from = day.isBefore(first) ? first : day;
        TermsVersion found = versions.get(0);
        for (TermsVersion version : versions) {
            if (!version.effectiveFrom().isAfter(from)) {
                found = version;
            }
        }
        return found;
    }

    private static List<TermsVersion> withOneProvider(List<TermsVersion> versions) {
        String provider = versions.stream()
                .min(Comparator.comparingInt(TermsVersion::version))
                .orElseThrow()
                .provider();
        return versions.stream()
                .filter(version -> version.provider().equals(provider))
                .toList();
    }
}
