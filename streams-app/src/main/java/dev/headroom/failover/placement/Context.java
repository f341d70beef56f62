package dev.headroom.failover.placement;

import dev.headroom.failover.policy.RegionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sampled for a minute beside telemetry.
 *
 * @param commitmentStates states of the commitments of each provider
 * @param priceMicros lowest price of a useful GPU-hour in each region where one is known
 */
public record Context(Map<String, List<String>> commitmentStates, Map<RegionId, Long> priceMicros) {

    /** Nothing is known. */
    public static final Context NONE = new Context(Map.of(), Map.of());

    private static final int NEUTRAL = 600;

    public Context {
        commitmentStates = Map.copyOf(commitmentStates);
        priceMicros = Map.copyOf(priceMicros);
    }

    /** How welcome spend is at the provider, 0 to 1000: that of its most welcoming commitment. */
    int commitmentComponent(String provider) {
        return commitmentStates.getOrDefault(provider, List.of()).stream()
                .mapToInt(Context::welcome)
                .max()
                .orElse(NEUTRAL);
    }

    /** Whether no commitment of the provider can take more spend, though there are some. */
    public boolean isExhausted(String provider) {
        return commitmentComponent(provider) == 0;
    }

    @Nullable
    Long priceOf(RegionId region) {
        return priceMicros.get(region);
    }

    private static int welcome(String state) {
        return switch (state) {
            case "UNDER_BURNING" -> 1000;
            case "OVER_BURNING" -> 200;
            case "EXHAUSTED", "EXPIRED" -> 0;
            default -> NEUTRAL;
        };
    }
}
