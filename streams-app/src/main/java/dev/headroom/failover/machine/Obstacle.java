package dev.headroom.failover.machine;

import dev.headroom.failover.signal.Reason;

/** What forbids to do what is due, and in words. */
record Obstacle(Reason reason, String note) {}
