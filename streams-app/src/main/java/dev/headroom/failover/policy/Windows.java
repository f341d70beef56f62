package dev.headroom.failover.policy;

/** Over how many minutes rates are measured; a fast and a slow window have to agree. */
public record Windows(int fastMinutes, int slowMinutes, int saturationMinutes, int saturationReleaseMinutes) {

    /** Longest window there may be: how much of each region is remembered at most. */
    public static final int MOST_MINUTES = 240;

    static final Windows BUILT_IN = new Windows(2, 10, 10, 30);

    /** How many minutes have to be remembered. */
    public int longestMinutes() {
        return Math.max(Math.max(fastMinutes, slowMinutes), Math.max(saturationMinutes, saturationReleaseMinutes));
    }

    void check(Faults faults) {
        faults.between("fast_window_minutes", fastMinutes, 1, MOST_MINUTES);
        faults.between("slow_window_minutes", slowMinutes, 1, MOST_MINUTES);
        faults.between("saturation_minutes", saturationMinutes, 1, MOST_MINUTES);
        faults.between("saturation_release_minutes", saturationReleaseMinutes, 1, MOST_MINUTES);
    }
}
