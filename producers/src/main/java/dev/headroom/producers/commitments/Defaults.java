package dev.headroom.producers.commitments;

import java.util.List;

/**
 * What terms are taken to say where they say nothing. These are what most negotiated commitments agree on: spend counts towards a
 * promise, as billed, when it is incurred.
 */
final class Defaults {

    static final String KIND = "BUILD_UP";
    static final String COST_METRIC = "BILLED";
    static final String ATTRIBUTION = "CHARGE_PERIOD";
    static final List<String> CHARGE_CATEGORIES = List.of("Usage", "Purchase", "Adjustment");
    static final int PRIORITY = 1;
    static final int VERSION = 1;

    private Defaults() {}
}
