package dev.headroom.benchmarks;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints figures one a line, aligned, with their units and, where there is one, the target. */
public final class Report {

    private static final double SECOND = 1e9;

    private final PrintWriter out;

    public Report(PrintWriter out) {
        this.out = out;
    }

    public void heading(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    public void line(String what, double figure, String unit, String remark) {
        String number = figure >= 100 ? "%,.0f" : "%,.2f";
        out.printf(
                Locale.ROOT, "  %-46s %12s %-7s %s%n", what, String.format(Locale.ROOT, number, figure), unit, remark);
        out.flush();
    }

    /** Something that has to be at least or at most a target. */
    public void judged(String what, double figure, String unit, boolean met, String target) {
        line(what, figure, unit, (met ? "met   " : "MISSED") + "  target " + target);
    }

    /** Processes that want to run, of this machine, so that a reader sees whether the figures had the cores to themselves. */
    public void load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        line("load of the machine, last minute", load, "", "of " + cores + " cores");
    }

    public static double seconds(long nanos) {
        return nanos / SECOND;
    }

    public static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
