package dev.headroom.producers.dcgm;

import java.util.List;
import java.util.Map;

/**
 * What an exporter answered.
 *
 * @param gpus each once
 * @param badLines lines that were left out, by reason
 */
record Scrape(List<GpuReading> gpus, Map<BadLine, Integer> badLines) {}
