package dev.headroom.producers.simulator;

import java.util.List;

/**
 * Where and when something happens, and to how many.
 *
 * @param scope what of the fleet; empty for all of it
 * @param fromMs start, inclusive, since the start of the scenario
 * @param toMs end, exclusive
 * @param share of what is in the scope
 * @param salt tells this one's choices from others'
 */
record Reach(List<ScopePattern> scope, long fromMs, long toMs, double share, long salt) {

    boolean covers(Source source) {
        return scope.isEmpty() || scope.stream().anyMatch(pattern -> pattern.covers(source));
    }

    boolean isActive(long atMs) {
        return atMs >= fromMs && atMs < toMs;
    }

    /** Whether a thing is among a share of them. Those of a smaller share are among those of a larger one. */
    boolean picks(long thing, double ofShare) {
        return ofShare > 0 && lot(thing) < ofShare;
    }

    boolean picks(long thing) {
        return picks(thing, share);
    }

    /** A number from 0 to 1 that is a thing's own for this one. */
    double lot(long thing) {
        return Chance.unit(Chance.of(salt, thing));
    }

    Reach seeded(long seed) {
        return new Reach(scope, fromMs, toMs, share, Chance.of(seed, salt));
    }
}
