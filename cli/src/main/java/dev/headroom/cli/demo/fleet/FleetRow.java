package dev.headroom.cli.demo.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;

/**
 * What is shown of a region, or of several together.
 *
 * @param name {@code provider/region}, or how many they are
 * @param silent nodes that are silent
 * @param nodes nodes that should report
 * @param healthy GPUs that are well
 * @param gpus GPUs that are installed
 * @param busy GPUs in use
 * @param headroom GPUs that could still be given load
 * @param load where its load went, or how much is reserved for the load of others; else empty
 */
record FleetRow(
        String name,
        String state,
        long silent,
        long nodes,
        long healthy,
        long gpus,
        long busy,
        long headroom,
        String load) {

    private static final String ANY = "*";
    private static final String HEALTHY = "HEALTHY";

    /** A row of {@code failover_state}. */
    static FleetRow of(GenericRecord row) {
        return new FleetRow(
                isSystem(row) ? "all regions" : row.get("provider") + "/" + row.get("region"),
                String.valueOf(row.get("state")),
                whole(row, "nodes_silent"),
                whole(row, "nodes_expected"),
                whole(row, "gpus_healthy"),
                whole(row, "gpus_expected"),
                whole(row, "gpus_busy"),
                whole(row, "healthy_headroom_gpus"),
                load(row));
    }

    /** Several regions in one row, under a name. */
    static FleetRow sum(String name, List<FleetRow> rows) {
        long unwell = rows.stream().filter(row -> !row.isHealthy()).count();
        return new FleetRow(
                name,
                unwell == 0 ? HEALTHY : unwell + " not " + HEALTHY,
                rows.stream().mapToLong(FleetRow::silent).sum(),
                rows.stream().mapToLong(FleetRow::nodes).sum(),
                rows.stream().mapToLong(FleetRow::healthy).sum(),
                rows.stream().mapToLong(FleetRow::gpus).sum(),
                rows.stream().mapToLong(FleetRow::busy).sum(),
                rows.stream().mapToLong(FleetRow::headroom).sum(),
                "");
    }

    /** Whether a row is that of the system itself. */
    static boolean isSystem(GenericRecord row) {
        return ANY.equals(String.valueOf(row.get("provider"))) && ANY.equals(String.valueOf(row.get("region")));
    }

    boolean isHealthy() {
        return state.equals(HEALTHY);
    }

    /** Whether nothing is to be said of it that others would not share. */
    boolean isOrdinary() {
        return isHealthy() && load.isEmpty();
    }

    private static String load(GenericRecord row) {
        long moved = whole(row, "gpus_moved");
        long reserved = whole(row, "gpus_reserved");
        if (row.get("target_region") != null) {
            return count(moved) + " → " + row.get("target_provider") + "/" + row.get("target_region");
        }
        return reserved == 0 ? "" : count(reserved) + " reserved";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static long whole(GenericRecord row, String field) {
        return Math.round(((Number) Objects.requireNonNull(row.get(field), field)).doubleValue());
    }
}
