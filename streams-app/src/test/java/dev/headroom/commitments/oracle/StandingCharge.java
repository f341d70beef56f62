package dev.headroom.commitments.oracle;

/** A charge that counts in the cube, with the ledger its artifact belongs to. */
record StandingCharge(String ledger, Charge charge) {}
