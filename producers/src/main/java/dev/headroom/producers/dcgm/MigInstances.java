package dev.headroom.producers.dcgm;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was read of the MIG instances of one GPU, and what follows for the GPU. An instance is no GPU.
 *
 * <p>The utilisation of an instance is relative to its own slices; that of the GPU is their sum, each weighted with the instance's
 * slices over all slices of the GPU, so slices no instance has are idle. Where the profile of an instance cannot be read there is no
 * utilisation of the GPU. Memory adds up.
 */
final class MigInstances {

    private static final Pattern SLICES = Pattern.compile("(\\d)g\\.");
    private static final int SLICES_OF_MOST = 7;
    private static final int SLICES_OF_SOME = 4;

    private final Map<GpuField, Map<String, Share>> shares = new EnumMap<>(GpuField.class);

    private record Share(int slices, double value) {}

    /** Takes the value of an instance; of two with the same id the first counts. */
    void put(GpuField field, String instance, String profile, double value) {
        Matcher slices = SLICES.matcher(profile);
        int count = slices.find() ? Integer.parseInt(slices.group(1)) : 0;
        shares.computeIfAbsent(field, any -> new LinkedHashMap<>()).putIfAbsent(instance, new Share(count, value));
    }

    /** Gives a GPU the values that follow, where it has none of its own. */
    void addTo(GpuReading gpu) {
        int slices = slicesOf(GpuModel.shortName(gpu.model()));
        shares.forEach((field, instances) -> gpu.putIfAbsent(
                field,
                field.share() == GpuField.Share.ADDS_UP
                        ? instances.values().stream().mapToDouble(Share::value).sum()
                        : weighted(instances, slices)));
    }

    private static double weighted(Map<String, Share> instances, int slicesOfGpu) {
        double sum = 0;
        int slices = 0;
        for (Share share : instances.values()) {
            if (share.slices() == 0) {
                return Double.NaN;
            }
            sum += share.slices() * share.value();
            slices += share.slices();
        }
        return sum / Math.max(slices, slicesOfGpu);
    }

    private static int slicesOf(String model) {
        return model.equals("A30") || model.startsWith("RTX PRO") ? SLICES_OF_SOME : SLICES_OF_MOST;
    }
}
