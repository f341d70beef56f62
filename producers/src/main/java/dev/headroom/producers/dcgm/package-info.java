/**
 * GPU telemetry from dcgm-exporters, the usual agents on nodes with NVIDIA GPUs, into {@code gpu_utilization}.
 *
 * <p>{@link dev.headroom.producers.dcgm.DcgmCollector} is the entry. At the end of each interval it asks all exporters
 * ({@code ScrapeRound}), reads their text as it arrives ({@code PrometheusText}, {@code ScrapeReader}), puts together what several
 * tell of one GPU ({@code SeenGpus}) and makes records of it with what it remembers of the intervals before ({@code FleetMemory},
 * {@code GpuHistory}).
 *
 * <p><b>What is read</b> is listed in {@code GpuMetric}, in both spellings: exporters from 4.9 on call metrics by the names of DCGM
 * 4.7, in part in other units, and since 4.8.3 the label {@code Hostname} is {@code hostname}.
 *
 * <p><b>The text format</b> is read by a parser of our own, of two small classes. What is on Maven Central to read it are forks of
 * one library that bring a logging framework and the model of Prometheus' former client; what is kept up (Prometheus' own client,
 * Micrometer) only writes it.
 *
 * <p><b>Whom to believe.</b> Host: label {@code Hostname}, else the mapping of the exporter, else its address. Rack: mapping, else
 * label. GPU model: mapping, else {@code modelName}, shortened. GPUs of a host: the most ever seen, at least those of the mapping.
 * Two exporters that tell of one GPU: the first named.
 */
@NullMarked
package dev.headroom.producers.dcgm;

import org.jspecify.annotations.NullMarked;
