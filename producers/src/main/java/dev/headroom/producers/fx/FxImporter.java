package dev.headroom.producers.fx;

import dev.headroom.events.FxRate;
import dev.headroom.events.FxRateKey;
import dev.headroom.producers.Outlet;
import dev.headroom.producers.Outlet.RecordEncoder;
import dev.headroom.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends the rates of a file to {@code fx_rates}: all of them or, when one has a fault, none. A rate sent again replaces the former
 * one of that day, so importing a file again changes nothing.
 */
public final class FxImporter {

    private final Outlet outlet;

    /** An importer that writes to {@code outlet}, which stays open. */
    public FxImporter(Outlet outlet) {
        this.outlet = outlet;
    }

    /**
     * What an import did.
     *
     * @param rates rates sent
     * @param currencies different currencies among them
     * @param elapsed how long it took
     */
    public record Result(int rates, long currencies, Duration elapsed) {}

    /**
     * Reads and sends a file.
     *
     * @throws dev.headroom.producers.ImportException when it has faults or cannot be sent
     */
    public Result run(Path file) {
        long startedNanos = System.nanoTime();
        List<FxRate> rates = FxFile.read(file);
        String topic = outlet.nameOf(TopicCatalogue.FX_RATES);
        RecordEncoder<FxRateKey> keys = outlet.keysOf(TopicCatalogue.FX_RATES, FxRateKey.class);
        RecordEncoder<FxRate> values = outlet.valuesOf(TopicCatalogue.FX_RATES, FxRate.class);
        for (FxRate rate : rates) {
            FxRateKey key = new FxRateKey(rate.getCurrency(), rate.getRateDate());
            outlet.send(new ProducerRecord<>(topic, keys.encode(key), values.encode(rate)));
        }
        outlet.flush();
        return new Result(
                rates.size(),
                rates.stream().map(FxRate::getCurrency).distinct().count(),
                Duration.ofNanos(System.nanoTime() - startedNanos));
    }
}
