package dev.headroom.commitments.oracle;

import java.util.List;

/**
 * What was delivered of one artifact of a scope.
 *
 * @param artifact a number in decimal
 * @param style REPLACEMENT or DELTA
 * @param ledger SETTLED or ACCRUED
 * @param rows numbered from 1
 * @param complete whether its end has arrived too
 */
public record Artifact(
        String scope, String artifact, String style, String ledger, List<Charge> rows, boolean complete) {}
