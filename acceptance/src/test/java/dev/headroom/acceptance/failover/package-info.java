/**
 * What failover promises, held on a real broker: the same log gives the same triggers however it is read, nothing is lost or repeated
 * when the application is killed, and every record of telemetry is accounted for.
 */
@NullMarked
package dev.headroom.acceptance.failover;

import org.jspecify.annotations.NullMarked;
