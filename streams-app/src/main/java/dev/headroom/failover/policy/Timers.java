package dev.headroom.failover.policy;

import java.time.Duration;

/**
 * How long states last at least, in time between ticks.
 *
 * @param acknowledge after how long a failover counts as done without an acknowledgement; zero: never
 */
public record Timers(Duration holdDown, Duration dwell, Duration coolDown, Duration acknowledge) {

    static final Timers BUILT_IN = ofSeconds(120, 1800, 3600, 1800);

    /** Timers in seconds, as a policy has them. */
    public static Timers ofSeconds(int holdDown, int dwell, int coolDown, int acknowledge) {
        return new Timers(
                Duration.ofSeconds(holdDown),
                Duration.ofSeconds(dwell),
                Duration.ofSeconds(coolDown),
                Duration.ofSeconds(acknowledge));
    }
}
