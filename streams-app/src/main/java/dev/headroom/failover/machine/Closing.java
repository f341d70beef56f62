package dev.headroom.failover.machine;

import java.time.Duration;
import java.time.Instant;

/**
 * When a minute should be closed. The tick that closes it is the first one from then on; it comes at once, unless the clock has stood
 * still. So how late a minute is, and how long something was seen, counts from here: a tick that leaps makes nothing new or lasting.
 */
public final class Closing {

    private static final Duration AFTER_ITS_START = Duration.ofSeconds(80);

    private Closing() {}

    /** 20 s after the end of the minute. */
    public static Instant dueOf(Instant minute) {
        return minute.plus(AFTER_ITS_START);
    }
}
