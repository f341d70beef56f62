package dev.headroom.producers.focus;

import dev.headroom.events.DeliveryStyle;
import dev.headroom.events.Ledger;

/**
 * What the records of one artifact have in common.
 *
 * @param scope delivery scope
 * @param id identity within the scope: a number in decimal, or for a DELTA also the content hash
 * @param style how artifacts of the scope relate
 * @param ledger ledger the rows belong to
 * @param contentHash SHA-256 of the uncompressed content, lower-case hex
 * @param sourceName file the rows came from, for people
 */
public record Artifact(
        String scope, String id, DeliveryStyle style, Ledger ledger, String contentHash, String sourceName) {}
