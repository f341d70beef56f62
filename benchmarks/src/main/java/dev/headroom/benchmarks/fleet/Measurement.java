package dev.headroom.benchmarks.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a record may say was measured: the fields from cpu_counts to the end, random but plausible, and what of it tables add up.
 *
 * @param bytes encoded
 * @param powerWatts sum over GPUs
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Measurement(byte[] bytes, long powerWatts) {

    private static final int CORES_A_HOST = 144;
    private static final int TOTAL_MIB = 189_471;
    private static final int INTERVAL_SECONDS = 30;
    private static final int MILLI = 1_000;

    /** So many different ones. Repeating one of thousands, records still do not compress better than measured ones would. */
    static List<Measurement> random(Shape shape, int count, Random random) {
        List<Measurement> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(random(shape, random));
        }
        return all;
    }

    private static Measurement random(Shape shape, Random random) {
        int gpus = shape.gpus();
        // A training job keeps the GPUs of a record at about the same utilisation; some are idle.
        int level = random.nextInt(5) == 0 ? 0 : 4_000 + random.nextInt(5_500);
        int[] util = random.ints(gpus, -400, 400)
                .map(spread -> clamp(level + spread))
                .toArray();
        int[] watts = new int[gpus];
        long powerWatts = 0;
        for (int gpu = 0; gpu < gpus; gpu++) {
            watts[gpu] = 180 + util[gpu] / 11 + random.nextInt(40);
            powerWatts += watts[gpu];
        }
        RecordBytes bytes = new RecordBytes();
        bytes.ints(shape.hosts(), host -> CORES_A_HOST);
        bytes.ints(shape.hosts(), host -> 500 + random.nextInt(3_000));
        bytes.ints(shape.hosts(), host -> shape.gpusPerHost());
        bytes.ints(gpus, gpu -> util[gpu]);
        bytes.bytes(gpus, gpu -> 0);
        bytes.bytes(gpus, gpu -> random.nextInt(1_000) == 0 ? 2 : 0);
        bytes.bytes(gpus, gpu -> 35 + random.nextInt(40));
        bytes.ints(gpus, gpu -> watts[gpu]);
        bytes.longs(gpus, gpu -> (long) watts[gpu] * INTERVAL_SECONDS * MILLI + random.nextInt(MILLI));
        bytes.ints(gpus, gpu -> level == 0 ? 1_000 + random.nextInt(500) : 150_000 + random.nextInt(30_000));
        bytes.number(TOTAL_MIB);
        boolean hasXid = random.nextInt(200) == 0;
        bytes.ints(hasXid ? 1 : 0, i -> random.nextInt(gpus));
        bytes.ints(hasXid ? 1 : 0, i -> 31);
        return new Measurement(bytes.toBytes(), powerWatts);
    }

    private static int clamp(int permyriad) {
        return Math.max(0, Math.min(10_000, permyriad));
    }
}
