package dev.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process as the system sees it, from {@code /proc}.
 *
 * @param now resident bytes
 * @param peak the most it ever was
 */
public record ResidentMemory(long now, long peak) {

    private static final long KIBIBYTE = 1_024;

    public static ResidentMemory of(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new ResidentMemory(bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
    }

    private static long bytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * KIBIBYTE)
                .findFirst()
                .orElseThrow(() -> new BenchmarkFailure("no " + name + " in /proc"));
    }
}
