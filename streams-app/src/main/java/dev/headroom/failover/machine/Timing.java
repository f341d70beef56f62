package dev.headroom.failover.machine;

/**
 * When a minute is judged, by the clock on the wall. That is in no log, so it decides who hears of it, never what is decided.
 */
public enum Timing {
    /** Soon after it should have been closed. */
    NOW,
    /** Long after that, as when a sample was written and the task was down since. */
    PAST,
    /** Nobody asks: time comes from the log. */
    BY_THE_LOG
}
