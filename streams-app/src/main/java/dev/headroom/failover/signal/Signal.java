package dev.headroom.failover.signal;

import java.time.Instant;

/**
 * Something is wrong with a region.
 *
 * @param reason SILENCE, OUTAGE, GPU_HEALTH or SATURATION
 * @param observed share that was seen
 * @param threshold share it was compared with
 * @param began start of the first minute that shows it
 * @param finding the middle of a sentence about the region, with the numbers
 */
public record Signal(Reason reason, double observed, double threshold, Instant began, String finding) {

    /** Whether it has to last before it triggers; silence has lasted already. */
    public boolean needsHoldDown() {
        return reason != Reason.SILENCE;
    }
}
