package dev.headroom.commitments.cube;

/** Invoiced rows, or metered estimates that count until a bill covers their day. */
public enum Ledger {
    ACCRUED,
    SETTLED
}
