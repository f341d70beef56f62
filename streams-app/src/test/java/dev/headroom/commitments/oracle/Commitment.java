package dev.headroom.commitments.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Heading "Which terms": a loaded commitment with all versions that were not refused.
 *
 * @param current the version in force now
 */
record Commitment(String id, List<TermsVersion> versions, TermsVersion current) {

    /** The loaded commitments by id. */
    static List<Commitment> load(List<TermsVersion> terms, LocalDate today) {
        Map<String, Map<Integer, TermsVersion>> byId = new TreeMap<>(Text.BY_CODE_POINT);
        for (TermsVersion version : terms) {
            if (TermsFaults.of(version).isEmpty()) {
                byId.computeIfAbsent(version.id(), id -> new TreeMap<>()).put(version.version(), version);
            }
        }
        Map<String, Commitment> loaded = new LinkedHashMap<>();
        byId.forEach((id, numbered) -> {
            List<TermsVersion> versions = new ArrayList<>(numbered.values());
            // Which terms: the provider never changes; refused when loaded: a changed provider.
            // Choice: changed against the lowest version, since which came first must not matter.
            versions.removeIf(
                    version -> !version.provider().equals(versions.get(0).provider()));
            loaded.put(id, new Commitment(id, versions, inForce(versions, today)));
        });
        return List.copyOf(loaded.values());
    }

    // Which terms: the version in force on the attribution day, chosen alike, gives charge categories, cost metric and
    // applicability.
    TermsVersion on(LocalDate attributionDay) {
        return inForce(versions, attributionDay);
    }

    // Which terms: latest effective_from on or before; ties: higher version; before the first starts: the first.
    // Choice: of several that start first, the higher version, which is the one that will be in force.
    private static TermsVersion inForce(List<TermsVersion> versions, LocalDate day) {
        Comparator<TermsVersion> byStart = Comparator.comparing(TermsVersion::effectiveFrom);
        LocalDate firstStart = versions.stream().min(byStart).orElseThrow().effectiveFrom();
        LocalDate latest = day.isBefore(firstStart) ? firstStart : day;
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(latest))
                .max(byStart.thenComparing(TermsVersion::version))
                .orElseThrow();
    }
}
