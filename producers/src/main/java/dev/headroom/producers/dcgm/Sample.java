package dev.headroom.producers.dcgm;

import java.util.Map;

/**
 * One sample of the Prometheus text format.
 *
 * @param name of the metric
 * @param labels unescaped
 * @param value as told, {@code NaN} and infinities included
 */
record Sample(String name, Map<String, String> labels, double value) {

    /** The first of these labels that is there and not empty; else nothing, as "". */
    String label(String... names) {
        for (String label : names) {
            String found = labels.get(label);
            if (found != null && !found.isBlank()) {
                return found.strip();
            }
        }
        return "";
    }
}
