package dev.headroom.producers.dcgm;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was read of one GPU at one instant. Names that were not told are "", values that were not measured are NaN.
 */
final class GpuReading {

    /** By number of the GPU in its host where it has one, else by UUID. */
    static final Comparator<GpuReading> BY_INDEX = Comparator.comparingInt(GpuReading::number)
            .thenComparing(GpuReading::index)
            .thenComparing(GpuReading::uuid);

    private final String uuid;
    private final String index;
    private final String host;
    private final String rack;
    private final String model;
    private final Map<GpuField, Double> values = new EnumMap<>(GpuField.class);

    /**
     * A GPU of which nothing was measured yet.
     *
     * @param uuid empty where the exporter does not tell it
     * @param index number of the GPU in its host
     */
    GpuReading(String uuid, String index, String host, String rack, String model) {
        this.uuid = uuid;
        this.index = index;
        this.host = host;
        this.rack = rack;
        this.model = model;
    }

    String uuid() {
        return uuid;
    }

    String index() {
        return index;
    }

    String host() {
        return host;
    }

    String rack() {
        return rack;
    }

    /** Model as the exporter spells it. */
    String model() {
        return model;
    }

    double get(GpuField field) {
        return values.getOrDefault(field, Double.NaN);
    }

    boolean has(GpuField field) {
        return values.containsKey(field);
    }

    /** Sets a value unless there is one: of two series of one GPU the first counts. */
    void putIfAbsent(GpuField field, double value) {
        if (!Double.isNaN(value)) {
            values.putIfAbsent(field, value);
        }
    }

    /** Takes over what only another reading of the same GPU has. */
    void fillFrom(GpuReading other) {
        other.values.forEach(values::putIfAbsent);
    }

    private int number() {
        return index.matches("\\d{1,6}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
    }
}
