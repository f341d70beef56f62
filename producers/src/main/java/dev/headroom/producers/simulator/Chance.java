package dev.headroom.producers.simulator;

/** Chance without memory: the same things named again give the same number. */
final class Chance {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double ULP = 0x1.0p-53;

    private Chance() {}

    /** A number that a thing and one more of its traits give. */
    static long of(long thing, long trait) {
        return mixed(thing ^ mixed(trait + GOLDEN_GAMMA));
    }

    /** A number that a name gives. */
    static long of(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** Such a number as one from 0, inclusive, to 1, exclusive; all equally likely. */
    static double unit(long number) {
        return (number >>> 11) * ULP;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014). */
    private static long mixed(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
