package dev.headroom.fleet.shard;

/**
 * How bad an XID is: 46 (GPU stopped processing), 48 (double-bit ECC error) and 79 (GPU has fallen off the bus) are critical, any
 * other warns, one nobody knows too. Source: NVIDIA, XID errors.
 */
final class XidSeverity {

    private XidSeverity() {}

    static boolean isCritical(int code) {
        return code == 46 || code == 48 || code == 79;
    }
}
