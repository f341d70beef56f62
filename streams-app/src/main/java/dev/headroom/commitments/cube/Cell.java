package dev.headroom.commitments.cube;

/** A cell of the spend cube and its sums. */
public record Cell(CellKey key, CellSums sums) {}
