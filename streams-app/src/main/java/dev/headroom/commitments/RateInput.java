package dev.headroom.commitments;

import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.serde.Decimals;
import org.jspecify.annotations.Nullable;

/** From a record of {@code fx_rates} to what the cube reads. */
final class RateInput {

    private RateInput() {}

    /**
     * Checks a rate.
     *
     * @throws IllegalArgumentException when it is not above zero
     */
    static CubeInput of(FxRateKey key, @Nullable FxRate rate) {
        if (rate != null && Decimals.fromBytes(rate.getUsdPerUnit()).signum() <= 0) {
            throw new IllegalArgumentException(
                    "rate of " + key.getKeyCurrency() + " on " + key.getKeyRateDate() + " is not above 0");
        }
        return new CubeInput.Rate(key.getKeyCurrency(), key.getKeyRateDate(), rate);
    }
}
