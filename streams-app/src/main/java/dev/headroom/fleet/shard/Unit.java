package dev.headroom.fleet.shard;

import dev.headroom.telemetry.Report;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one collector reports together: a rack, or a node where no rack is known. Knows its hosts and which of their intervals were
 * counted. As long as all hosts report in step one series stands for all of them. Mutable.
 */
final class Unit {

    final int id;
    final Group group;
    final String rack;
    final byte[] name;
    final int hash;

    private String[] hosts = {};
    private int[] gpusExpected = {};
    /** Of all hosts while they are in step; null when {@link #own} holds one each. */
    private @Nullable Series common;

    private int inStepHosts;

    /** Null for a host that is not expected: retired, and not seen since. */
    private @Nullable Series[] own = {};

    /** Whose record came after this one's the last time; null when that is not known. */
    @Nullable
    Unit next;

    private byte[] identity = {};
    /** Host of each position in a report of that identity. */
    private int[] hostAt = {};

    private boolean changed = true;

    /** A unit nobody has reported of yet. */
    Unit(int id, Group group, String rack, byte[] name) {
        this.id = id;
        this.group = group;
        this.rack = rack;
        this.name = name;
        this.hash = Arrays.hashCode(name);
    }

    /** A unit with hosts that were saved; {@link #takeCommon} or {@link #takeOwn} comes next. */
    Unit(int id, Group group, String rack, byte[] name, String[] hosts, int[] gpusExpected) {
        this(id, group, rack, name);
        this.hosts = hosts;
        this.gpusExpected = gpusExpected;
        this.own = new Series[hosts.length];
        this.changed = false;
    }

    /** Takes over who the report is about; new hosts and changed GPU counts are noted. */
    void meet(Report report) {
        if (isKnownAs(report)) {
            return;
        }
        hostAt = new int[report.hosts()];
        for (int position = 0; position < report.hosts(); position++) {
            int host = indexOf(report.host(position));
            hostAt[position] = host;
            if (gpusExpected[host] != report.gpusExpected(position)) {
                gpusExpected[host] = report.gpusExpected(position);
                change();
            }
        }
        identity = report.identity();
    }

    /** No record is known as its own from now on: it is no longer in the roster. */
    void forget() {
        identity = new byte[0];
        next = null;
    }

    /** The series of all hosts, if the report is about all of them and they are in step and stay so; else null. */
    @Nullable
    Series inStep(Report report) {
        Series all = common;
        // As many as there are in hosts, whose length would have to come from far away in memory: this is for every
        // record.
        if (all == null || report.hosts() != inStepHosts) {
            return null;
        }
        long sequence = report.sequence(0);
        for (int position = 1; position < report.hosts(); position++) {
            if (report.sequence(position) != sequence) {
                return null;
            }
        }
        return all;
    }

    /** The series of one host of the report, its own from now on. */
    Series seriesOf(int position, long minute) {
        part();
        int host = hostAt[position];
        Series series = own[host];
        if (series == null) {
            series = new Series(minute);
            own[host] = series;
            group.rosterChanged();
        }
        return series;
    }

    /** Lets one series stand for all hosts again where they are equal. */
    void join() {
        if (common != null || own.length == 0) {
            return;
        }
        Series one = own[0];
        for (Series other : own) {
            if (other == null || !other.equals(one)) {
                return;
            }
        }
        stepTogether(one);
    }

    /** No longer expects one host, or all for null, until it reports anew; whether it expected any of them. */
    boolean retire(@Nullable String name) {
        boolean any = false;
        for (int host = 0; host < hosts.length; host++) {
            Series series = series(host);
            if ((name == null || hosts[host].equals(name)) && series != null && !series.isRetired()) {
                any = true;
                part();
                Objects.requireNonNull(own[host], "each host has its own now").retire();
                group.rosterChanged();
            }
        }
        return any;
    }

    /** Whether none of its hosts is expected in a minute or later. One that was first seen later is. */
    boolean isGoneBy(long minute) {
        for (int host = 0; host < hosts.length; host++) {
            Series series = series(host);
            if (series != null && !series.isGoneBy(minute)) {
                return false;
            }
        }
        return true;
    }

    int hosts() {
        return hosts.length;
    }

    String host(int host) {
        return hosts[host];
    }

    int gpusExpected(int host) {
        return gpusExpected[host];
    }

    /** Null for a host that is not expected. */
    @Nullable
    Series series(int host) {
        return common == null ? own[host] : common;
    }

    /** Whether hosts or their GPUs have changed since the last {@link #saved}. */
    boolean isChanged() {
        return changed;
    }

    void saved() {
        changed = false;
    }

    /** One series that stands for all hosts; null when they are not in step. */
    @Nullable
    Series common() {
        return common;
    }

    /** Whether the report is of the same hosts in the same order as the last one, and so of this unit. */
    boolean isKnownAs(Report report) {
        return report.hasIdentity(identity);
    }

    /** Takes one series that was saved for all hosts. */
    void takeCommon(Series saved) {
        stepTogether(saved);
        group.rosterChanged();
    }

    /** Takes the series that were saved of each host. */
    void takeOwn(@Nullable Series[] saved) {
        common = null;
        own = saved;
        group.rosterChanged();
    }

    private void stepTogether(Series one) {
        common = one;
        inStepHosts = hosts.length;
        own = new Series[0];
    }

    private int indexOf(String host) {
        for (int i = 0; i < hosts.length; i++) {
            if (hosts[i].equals(host)) {
                return i;
            }
        }
        part();
        hosts = Arrays.copyOf(hosts, hosts.length + 1);
        gpusExpected = Arrays.copyOf(gpusExpected, hosts.length);
        own = Arrays.copyOf(own, hosts.length);
        hosts[hosts.length - 1] = host;
        change();
        return hosts.length - 1;
    }

    private void change() {
        changed = true;
        group.rosterChanged();
    }

    /** Gives each host a series of its own. */
    private void part() {
        Series all = common;
        if (all != null) {
            own = new Series[hosts.length];
            for (int host = 0; host < own.length; host++) {
                own[host] = new Series(all);
            }
            common = null;
        }
    }
}
