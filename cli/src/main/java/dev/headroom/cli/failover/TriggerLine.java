package dev.headroom.cli.failover;

import static dev.headroom.cli.failover.StateRows.text;
import static dev.headroom.cli.failover.StateRows.whole;

import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/** A trigger on one line: when, mode, epoch, action, from where to where, how much, why, and as much of the summary as fits. */
final class TriggerLine {

    private static final String ALL_REGIONS = "all regions";
    private static final int SHORTEST_SUMMARY = 20;

    private TriggerLine() {}

    /** The line of a trigger; of a summary that is cut at least {@value #SHORTEST_SUMMARY} characters are left. */
    static String of(GenericRecord trigger, SeenTriggers.Kind kind, int width) {
        String facts = String.format(
                Locale.ROOT,
                "%s  %-6s  %d  %-9s  %-52s  %-18s  %-10s  ",
                StateRows.instant(trigger, "decided_at"),
                text(trigger, "mode"),
                whole(trigger, "epoch"),
                text(trigger, "action"),
                route(trigger),
                amount(trigger),
                text(trigger, "reason_code"));
        String summary = mark(kind) + text(trigger, "summary");
        return oneLine(facts + cut(summary, Math.max(SHORTEST_SUMMARY, width - facts.length())));
    }

    /**
     * Which way the load goes: on the way back it comes from the target. Load that is not in its region any more is taken from where it
     * is, as in {@code aws/us-east-1 (at aws/us-west-2) → azure/eastus2}.
     */
    private static String route(GenericRecord trigger) {
        Region region = Region.of(trigger);
        String here = region.isSystem() ? ALL_REGIONS : region.toString();
        String target = StateRows.target(trigger);
        if (target.isEmpty()) {
            return here;
        }
        if (text(trigger, "action").equals("FAIL_BACK")) {
            return target + " → " + here;
        }
        String from = StateRows.from(trigger);
        return here + (from.isEmpty() ? "" : " (at " + from + ")") + " → " + target;
    }

    /** Nothing where nothing moves. */
    private static String amount(GenericRecord trigger) {
        long gpus = whole(trigger, "gpus_moved");
        double share = StateRows.number(trigger, "share_ratio").doubleValue();
        return gpus == 0 && share == 0 ? "" : String.format(Locale.ROOT, "%,d GPUs (%.0f%%)", gpus, share * 100);
    }

    private static String mark(SeenTriggers.Kind kind) {
        return switch (kind) {
            case NEW -> "";
            case DUPLICATE -> "[duplicate, not to be acted on again] ";
            case STALE -> "[out of date, its epoch is below the last one] ";
        };
    }

    private static String cut(String text, int width) {
        int length = text.codePointCount(0, text.length());
        return length <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").stripTrailing();
    }
}
