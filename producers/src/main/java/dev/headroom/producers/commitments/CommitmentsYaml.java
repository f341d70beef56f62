package dev.headroom.producers.commitments;

import dev.headroom.events.CommitmentTerms;
import dev.headroom.events.MarketplaceTerms;
import dev.headroom.events.TermsPeriod;
import dev.headroom.producers.commitments.CommitmentsFile.Contents;
import dev.headroom.producers.yaml.FaultSink;
import dev.headroom.producers.yaml.YamlDocument;
import dev.headroom.producers.yaml.YamlMap;
import dev.headroom.producers.yaml.YamlPlaces;
import dev.headroom.serde.Decimals;
import dev.headroom.terms.CurrencyCodes;
import dev.headroom.terms.TermsFault;
import dev.headroom.terms.TermsRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Commitments written by hand. Of a commitment, {@code id}, {@code provider}, {@code currency} (or {@code unit}) and {@code
 * term.start} must be there, and {@code effective_from} from the second version on (the first is in force from the start of its
 * term); the rest has {@link Defaults}. A field the format does not know is a fault: a misspelt one must not be ignored.
 */
final class CommitmentsYaml {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "version",
            "effective_from",
            "provider",
            "contract_id",
            "currency",
            "unit",
            "total",
            "term",
            "kind",
            "cost_metric",
            "charge_categories",
            "attribution",
            "applicability",
            "marketplace",
            "priority",
            "periods",
            "sources");
    private static final Set<String> TERM_FIELDS = Set.of("start", "end");
    private static final Set<String> MARKETPLACE_FIELDS = Set.of("cap_ratio", "applicability");
    private static final Set<String> PERIOD_FIELDS =
            Set.of("id", "start", "end", "target", "shortfall", "carry_over_cap");

    private final FaultSink faults;
    private final VersionRules versions = new VersionRules();

    CommitmentsYaml(FaultSink faults) {
        this.faults = faults;
    }

    Contents read(Path file) {
        String name = String.valueOf(file.getFileName());
        Node root = YamlDocument.read(file);
        YamlMap document = new YamlMap(new YamlPlaces(name, faults, root, ""), "", root, Set.of("commitments"));
        document.requiredList("commitments");
        List<CommitmentTerms> terms = new ArrayList<>();
        List<Node> items = document.list("commitments");
        for (int i = 0; i < items.size(); i++) {
            YamlPlaces places = new YamlPlaces(name, faults, items.get(i), ownerOf(items.get(i), i));
            commitment(items.get(i), places).ifPresent(terms::add);
        }
        return new Contents(List.copyOf(terms), 0);
    }

    private Optional<CommitmentTerms> commitment(Node node, YamlPlaces places) {
        YamlMap map = new YamlMap(places, "", node, FIELDS);
        String id = map.required("id");
        YamlMap term = submap(map, "term", places, TERM_FIELDS);
        LocalDate termStart = term == null ? LocalDate.EPOCH : term.requiredDay("start");
        int version = map.integerOr("version", Defaults.VERSION);
        LocalDate effectiveFrom =
                map.has("effective_from") || version > 1 ? map.requiredDay("effective_from") : termStart;
        List<String> categories = map.texts("charge_categories");
        List<String> sources = map.texts("sources");
        CommitmentTerms terms = new CommitmentTerms(
                id,
                version,
                effectiveFrom,
                map.required("provider"),
                map.text("contract_id"),
                unit(map, places),
                Decimals.toNullableBytes(map.amount("total")),
                termStart,
                term == null ? null : term.day("end"),
                map.textOr("kind", Defaults.KIND),
                map.textOr("cost_metric", Defaults.COST_METRIC),
                categories == null ? Defaults.CHARGE_CATEGORIES : categories,
                map.textOr("attribution", Defaults.ATTRIBUTION),
                applicability(map, places),
                marketplace(map, places),
                map.integerOr("priority", Defaults.PRIORITY),
                periods(map, places),
                sources == null ? List.of() : sources);
        if (term == null && !map.has("term")) {
            places.fault("term", "is missing; say when the commitment starts: term: {start: 2026-01-01}");
        }
        List<TermsFault> found = new ArrayList<>(TermsRules.faults(terms));
        found.addAll(versions.add(terms));
        found.forEach(places::tellRule);
        return found.isEmpty() && places.isReadable() ? Optional.of(terms) : Optional.empty();
    }

    /** The id of a commitment where it has one, so that its faults can be told by it, else its place in the list. */
    private static String ownerOf(Node commitment, int index) {
        if (commitment instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && field.getValueNode() instanceof ScalarNode id
                        && !id.getValue().isBlank()) {
                    return id.getValue();
                }
            }
        }
        return "commitments[" + index + "]";
    }

    private static String unit(YamlMap map, YamlPlaces places) {
        String currency = map.text("currency");
        String unit = map.text("unit");
        if (currency != null && unit != null) {
            places.fault("unit", "is given beside currency; a commitment is in one of them");
        } else if (currency != null && !CurrencyCodes.isKnown(currency)) {
            places.fault("currency", "'" + currency + "' is not an ISO 4217 currency code in capital letters");
        } else if (currency == null && unit == null) {
            places.fault("currency", "is missing; give a currency, or the unit of a usage commitment");
        }
        return currency != null ? currency : unit != null ? unit : "";
    }

    private static @Nullable String applicability(YamlMap map, YamlPlaces places) {
        Node node = map.node("applicability");
        return node == null ? null : new YamlJson(places).text(node, map.pathOf("applicability"));
    }

    private static @Nullable MarketplaceTerms marketplace(YamlMap map, YamlPlaces places) {
        YamlMap marketplace = submap(map, "marketplace", places, MARKETPLACE_FIELDS);
        if (marketplace == null) {
            return null;
        }
        return new MarketplaceTerms(
                Decimals.toNullableBytes(marketplace.amount("cap_ratio")), applicability(marketplace, places));
    }

    private static List<TermsPeriod> periods(YamlMap map, YamlPlaces places) {
        List<TermsPeriod> periods = new ArrayList<>();
        List<Node> items = map.list("periods");
        for (int i = 0; i < items.size(); i++) {
            places.note("periods[" + i + "]", items.get(i));
            YamlMap period = new YamlMap(places, "periods[" + i + "]", items.get(i), PERIOD_FIELDS);
            periods.add(new TermsPeriod(
                    period.required("id"),
                    period.requiredDay("start"),
                    period.requiredDay("end"),
                    Decimals.toBytes(period.requiredAmount("target")),
                    period.text("shortfall"),
                    Decimals.toNullableBytes(period.amount("carry_over_cap"))));
        }
        return periods;
    }

    private static @Nullable YamlMap submap(YamlMap map, String name, YamlPlaces places, Set<String> allowed) {
        Node node = map.node(name);
        return node == null ? null : new YamlMap(places, map.pathOf(name), node, allowed);
    }
}
