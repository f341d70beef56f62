package dev.headroom.producers.dcgm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Readings without an exporter. */
final class Readings {

    private Readings() {}

    static Scrape scrape(Object text) {
        ScrapeReader reader = new ScrapeReader("rack");
        reader.text().accept(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new Scrape(reader.gpus(), reader.text().badLines());
    }

    static List<GpuReading> gpus(Object text) {
        return scrape(text).gpus();
    }

    /** A GPU of which these fields were measured, in their own units. */
    static GpuReading of(Map<GpuField, Double> values) {
        GpuReading reading = new GpuReading("GPU-1", "0", "h", "", "NVIDIA H100 80GB HBM3");
        values.forEach(reading::putIfAbsent);
        return reading;
    }
}
