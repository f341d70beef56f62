package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.Sums;

/** What was counted of a group in a minute that is not final. Mutable. */
final class OpenMinute {

    final long minute;
    Sums sums = new Sums();
    int nodesReporting;
    /** Whether it has changed since it was last written down. */
    boolean unsaved;
    /** Whether it has changed since it was last told. */
    boolean untold;

    OpenMinute(long minute) {
        this.minute = minute;
    }

    void change() {
        unsaved = true;
        untold = true;
    }
}
