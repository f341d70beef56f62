package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.NodeCounts;
import dev.headroom.fleet.rollup.Sum;
import dev.headroom.fleet.rollup.Sums;
import dev.headroom.telemetry.Report;
import dev.headroom.telemetry.ReportRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One partition of telemetry, in memory: takes records and ticks in the order of the partition, and is the same for the same
 * sequence of them. What has changed since the last time is told ({@link #takeUntold}) and saved ({@link ShardPages}) whenever that
 * suits. Not for use by several threads at a time.
 */
public final class ShardBook {

    /** What became of a sample. Every one is exactly one of these. */
    public enum Outcome {
        /** At least one host interval of it was new. */
        COUNTED,
        /** All of it was counted before. */
        DUPLICATE,
        /** {@link ReportRules} has found a fault. */
        INVALID,
        /** It ends later than it may. */
        FUTURE,
        /** Its minute is final. */
        LATE
    }

    /** Hears of minutes that end. Cells come in the order of their keys. */
    public interface Listener {
        /** The minute was closed for decisions by a tick; records of it may still come. */
        void closed(long minute, long tickMs, List<MinuteCell> cells);

        /** Nothing of the minute changes any more. */
        void finished(long minute, List<MinuteCell> cells);
    }

    private static final long NEVER = Long.MIN_VALUE;
    private static final long MINUTES_AN_HOUR = 60;
    private static final long LONGEST_LEAP = 24 * MINUTES_AN_HOUR;

    final Roster roster = new Roster();
    final List<Integer> removedUnits = new ArrayList<>();
    final BitSet changedUnits = new BitSet();
    final List<MinuteCell> finishedCells = new ArrayList<>();
    long tickMs = NEVER;
    long closedThrough = NEVER;
    long finalThrough = NEVER;
    private final GapChanges gaps = new GapChanges();

    /** The latest tick; null before the first. */
    public @Nullable Long now() {
        return tickMs == NEVER ? null : tickMs;
    }

    /**
     * Takes a sample.
     *
     * @param latestEndMs when its interval has to end at the latest
     */
    public Outcome accept(Report report, long latestEndMs) {
        Unit known = roster.known(report);
        if ((known == null && ReportRules.identityFaultOf(report) != null)
                || ReportRules.contentFaultOf(report) != null) {
            return Outcome.INVALID;
        }
        if (report.intervalEndMs() > latestEndMs) {
            return Outcome.FUTURE;
        }
        long minute = Minutes.of(report.intervalStartMs());
        if (minute <= finalThrough) {
            return Outcome.LATE;
        }
        Unit unit = known == null ? roster.meet(report) : known;
        OpenMinute open = unit.group.minute(minute);
        open.change();
        Series inStep = unit.inStep(report);
        boolean counted = inStep == null ? acceptEach(report, unit, open) : acceptAll(report, unit.group, inStep, open);
        changedUnits.set(unit.id);
        open.sums.add(counted ? Sum.RECORDS : Sum.DUPLICATES, 1);
        return counted ? Outcome.COUNTED : Outcome.DUPLICATE;
    }

    private boolean acceptAll(Report report, Group group, Series series, OpenMinute open) {
        gaps.clear();
        boolean counts = accept(series, report, 0, group);
        applyGaps(group, report.hosts());
        if (counts) {
            open.nodesReporting += series.isFirstIn(open.minute) ? report.hosts() : 0;
            Fold.all(report, open.sums);
        } else {
            open.sums.add(Sum.HOST_DUPLICATES, report.hosts());
        }
        return counts;
    }

    private boolean acceptEach(Report report, Unit unit, OpenMinute open) {
        BitSet counted = new BitSet(report.hosts());
        for (int position = 0; position < report.hosts(); position++) {
            Series series = unit.seriesOf(position, open.minute);
            gaps.clear();
            if (accept(series, report, position, unit.group)) {
                counted.set(position);
                open.nodesReporting += series.isFirstIn(open.minute) ? 1 : 0;
            }
            applyGaps(unit.group, 1);
        }
        unit.join();
        Fold.some(report, counted, open.sums);
        open.sums.add(Sum.HOST_DUPLICATES, report.hosts() - counted.cardinality());
        return !counted.isEmpty();
    }

    private boolean accept(Series series, Report report, int position, Group group) {
        boolean retired = series.isRetired();
        boolean counts = series.accept(
                report.sequence(position), report.intervalStartMs(), report.intervalMs(), finalThrough, gaps);
        if (counts && tickMs != NEVER) {
            series.heardAt(tickMs, report.intervalEndMs());
        }
        if (retired != series.isRetired()) {
            group.rosterChanged();
        }
        return counts;
    }

    private void applyGaps(Group group, int hosts) {
        for (int i = 0; i < gaps.size(); i++) {
            OpenMinute open = group.minute(gaps.minute(i));
            open.sums.add(Sum.GAPS, (long) gaps.count(i) * hosts);
            open.change();
        }
    }

    /** No longer expects the hosts a record of kind RETIRE names. */
    public void retire(Report report) {
        roster.retire(report, changedUnits::set);
    }

    /**
     * Time has reached a tick. One that is not later than the last changes nothing. One that leaps over more than a day closes the
     * minutes of the last day only, and makes final what was open.
     */
    public void tick(long instantMs, Listener listener) {
        if (instantMs <= tickMs) {
            return;
        }
        boolean firstTick = tickMs == NEVER;
        boolean newHour = firstTick || hourOf(instantMs) != hourOf(tickMs);
        tickMs = instantMs;
        if (firstTick) {
            closedThrough = Minutes.of(instantMs) - 1;
            finalThrough = closedThrough - Minutes.FINAL_LAG_MS / Minutes.MINUTE_MS;
            openMinutes().headSet(finalThrough, true).forEach(minute -> finish(minute, listener));
        }
        close(Minutes.lastEndedBefore(instantMs, Minutes.DECISION_LAG_MS), listener);
        makeFinal(Minutes.lastEndedBefore(instantMs, Minutes.FINAL_LAG_MS), listener);
        if (newHour) {
            removeGone();
        }
    }

    private void close(long through, Listener listener) {
        for (long minute = Math.max(closedThrough, through - LONGEST_LEAP) + 1; minute <= through; minute++) {
            roster.countMissed(minute, tickMs);
            listener.closed(minute, tickMs, cells(minute, Group::missed));
        }
        closedThrough = Math.max(closedThrough, through);
    }

    private void makeFinal(long through, Listener listener) {
        long leapTo = through - LONGEST_LEAP;
        if (finalThrough < leapTo) {
            openMinutes().headSet(leapTo, true).forEach(minute -> finish(minute, listener));
        }
        for (long minute = Math.max(finalThrough, leapTo) + 1; minute <= through; minute++) {
            finish(minute, listener);
        }
        finalThrough = Math.max(finalThrough, through);
    }

    private void finish(long minute, Listener listener) {
        List<MinuteCell> cells = cells(minute, group -> List.of());
        listener.finished(minute, cells);
        finishedCells.addAll(cells);
        roster.groups().forEach(group -> group.drop(minute));
    }

    private NavigableSet<Long> openMinutes() {
        NavigableSet<Long> minutes = new TreeSet<>();
        roster.groups().forEach(group -> group.minutes().forEach(open -> minutes.add(open.minute)));
        return minutes;
    }

    private static long hourOf(long instantMs) {
        return Math.floorDiv(Minutes.of(instantMs), MINUTES_AN_HOUR);
    }

    /** The cells that have changed since they were last taken. */
    public List<MinuteCell> takeUntold() {
        List<MinuteCell> cells = new ArrayList<>();
        for (Group group : roster.groups()) {
            for (OpenMinute open : group.minutes()) {
                if (open.untold) {
                    open.untold = false;
                    cells.add(new MinuteCell(group.key, open.minute, group.nodes(open.minute), open.sums, List.of()));
                }
            }
        }
        return cells;
    }

    private List<MinuteCell> cells(long minute, Function<Group, List<Integer>> missed) {
        List<MinuteCell> cells = new ArrayList<>();
        for (Group group : roster.groups()) {
            OpenMinute open = group.find(minute);
            NodeCounts nodes = group.nodes(minute);
            if (nodes.nodesExpected() > 0 || open != null) {
                Sums sums = open == null ? new Sums() : open.sums;
                cells.add(new MinuteCell(group.key, minute, nodes, sums, missed.apply(group)));
            }
        }
        return cells;
    }

    private void removeGone() {
        long minute = Minutes.of(tickMs) - MINUTES_AN_HOUR;
        List<Unit> gone = new ArrayList<>();
        for (Group group : roster.groups()) {
            group.units.stream().filter(unit -> unit.isGoneBy(minute)).forEach(gone::add);
        }
        gone.forEach(this::remove);
    }

    private void remove(Unit unit) {
        roster.remove(unit);
        removedUnits.add(unit.id);
        changedUnits.set(unit.id);
    }
}
