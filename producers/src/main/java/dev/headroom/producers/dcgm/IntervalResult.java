package dev.headroom.producers.dcgm;

import java.time.Instant;
import java.util.Map;

/**
 * What came of one interval.
 *
 * @param intervalEnd when the exporters were asked, and the timestamp of the records
 * @param targets exporters asked
 * @param failures those that gave no answer that can be used, each with the reason; their hosts are in no record
 * @param hosts that were seen
 * @param gpusSeen on these hosts
 * @param gpusExpected on these hosts
 * @param records handed to the producer; that they were written is told in {@link CollectorTotals}
 * @param badLines lines of answers left out, by reason
 */
public record IntervalResult(
        Instant intervalEnd,
        int targets,
        Map<Target, ScrapeException> failures,
        int hosts,
        int gpusSeen,
        int gpusExpected,
        int records,
        Map<BadLine, Integer> badLines) {

    /** Exporters that answered. */
    public int answered() {
        return targets - failures.size();
    }

    /** Lines left out, for whatever reason. */
    public int badLineCount() {
        return badLines.values().stream().mapToInt(Integer::intValue).sum();
    }
}
