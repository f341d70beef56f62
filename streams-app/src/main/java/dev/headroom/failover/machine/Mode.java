package dev.headroom.failover.machine;

/** Whether somebody shall act on what was decided. */
public enum Mode {
    /** Act. */
    LIVE,
    /** By policy not to be acted on. */
    SHADOW,
    /** History was read again. */
    REPLAY;

    /** The mode of a decision; that it is a replay beats all. */
    static Mode of(boolean replay, boolean shadow) {
        return replay ? REPLAY : shadow ? SHADOW : LIVE;
    }
}
