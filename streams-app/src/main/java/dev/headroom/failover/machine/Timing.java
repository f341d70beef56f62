package dev.headroom.failover.machine;

/** When a minute is judged, by the clock on the wall; this decides who hears of it, never what is decided. */
public enum Timing {
    /** Soon after it was closed. */
    NOW,
    /** Long after it was closed, as when a sample was written and the task was down since. */
    PAST,
    /** Nobody asks: time comes from the log. */
    BY_THE_LOG
}
