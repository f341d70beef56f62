package dev.headroom.failover.policy;

/** Over how many minutes rates are measured; a fast and a slow window have to agree. */
public record Windows(int fastMinutes, int slowMinutes, int saturationMinutes, int saturationReleaseMinutes) {

    static final Windows BUILT_IN = new Windows(2, 10, 10, 30);

    /** How many minutes have to be remembered. */
    public int longestMinutes() {
        return Math.max(Math.max(fastMinutes, slowMinutes), Math.max(saturationMinutes, saturationReleaseMinutes));
    }
}
