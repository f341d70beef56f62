package dev.headroom.commitments.oracle;

import java.time.Instant;
import java.util.List;

/**
 * All that the tables are a function of. The order of the lists means nothing, but that of two terms of one (id, version) or two
 * rates of one (currency, date) the later stands, as in a compacted topic.
 *
 * @param now the instant of the latest tick
 */
public record World(List<TermsVersion> terms, List<Artifact> artifacts, List<FxRate> rates, Instant now) {}
