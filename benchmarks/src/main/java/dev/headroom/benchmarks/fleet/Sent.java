package dev.headroom.benchmarks.fleet;

/**
 * What was sent, to be found again in the tables.
 *
 * @param records of telemetry, without ticks
 * @param samples of GPUs in them
 * @param powerWatts their sum
 * @param bytes of the values, before compression
 */
record Sent(long records, long samples, long powerWatts, long bytes) {}
