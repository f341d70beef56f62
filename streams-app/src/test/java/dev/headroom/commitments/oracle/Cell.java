package dev.headroom.commitments.oracle;

import java.math.BigDecimal;

/** One cell of the cube with its exact sums. */
record Cell(
        CellKey key,
        BigDecimal billed,
        BigDecimal effective,
        BigDecimal contracted,
        BigDecimal list,
        BigDecimal applied,
        long rows) {

    static Cell empty(CellKey key) {
        return new Cell(key, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    Cell plusRow(Charge.Costs costs) {
        return new Cell(
                key,
                billed.add(costs.billed()),
                effective.add(costs.effective()),
                contracted.add(costs.contracted()),
                list.add(costs.list()),
                applied,
                rows + 1);
    }

    Cell plusApplied(BigDecimal amount) {
        return new Cell(key, billed, effective, contracted, list, applied.add(amount), rows);
    }

    BigDecimal metric(String costMetric) {
        return switch (costMetric) {
            case "BILLED" -> billed;
            case "EFFECTIVE" -> effective;
            case "CONTRACTED" -> contracted;
            case "LIST" -> list;
            default -> throw new IllegalArgumentException("cost metric " + costMetric);
        };
    }
}
