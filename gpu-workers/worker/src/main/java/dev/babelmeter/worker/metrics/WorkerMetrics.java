// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.metrics;

import dev.babelmeter.worker.batch.BatchObserver;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.hypernet.PredictionCache;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What the worker counts and times: the essentials of what Triton and TEI export. A model that is
 * not served counts as {@code other}, so that callers cannot make labels.
 */
public final class WorkerMetrics {
  private static final String MODEL = "model";
  private static final String PROTOCOL = "protocol";
  private static final String OUTCOME = "outcome";
  private static final String OTHER = "other";
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double[] DURATIONS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private final PrometheusRegistry registry;
  private final Set<String> models;
  private final Counter calls;
  private final Gauge callsInFlight;
  private final Histogram callDuration;
  private final Histogram tokenizationDuration;
  private final Histogram queueDuration;
  private final Histogram inferenceDuration;
  private final Counter rows;
  private final Histogram textTokens;
  private final Counter truncatedTexts;
  private final Counter batches;
  private final Histogram batchRows;
  private final Histogram batchDuration;
  private final Counter batchTokens;
  private final Counter paddingTokens;

  /** Registers the metrics of {@code models} in {@code registry}. */
  public WorkerMetrics(PrometheusRegistry registry, Set<String> models) {
    this.registry = registry;
    this.models = Set.copyOf(models);
    calls = counter("calls", "Calls, by how they ended", MODEL, PROTOCOL, OUTCOME);
    callsInFlight =
        Gauge.builder()
            .name("babelmeter_worker_calls_in_flight")
            .help("Calls that have not been answered yet")
            .labelNames(PROTOCOL)
            .register(registry);
    callDuration = duration("call", "Time from the arrival of a call to its answer", MODEL);
    tokenizationDuration = duration("tokenization", "Time to tokenise the texts of a call", MODEL);
    queueDuration = duration("queue", "Longest time a row of a call waited for the device", MODEL);
    inferenceDuration =
        duration("inference", "Longest time the batch of a row of a call took", MODEL);
    rows = counter("rows", "Texts and sequences answered", MODEL);
    textTokens =
        Histogram.builder()
            .name("babelmeter_worker_text_tokens")
            .help("Tokens of a text before it was cut, special ones included")
            .classicOnly()
            .classicUpperBounds(SIZES)
            .register(registry);
    truncatedTexts = counter("truncated_texts", "Texts that were cut to the encoder's length");
    batches = counter("batches", "Batches run on the device", MODEL);
    batchRows =
        Histogram.builder()
            .name("babelmeter_worker_batch_rows")
            .help("Rows of a batch")
            .labelNames(MODEL)
            .classicOnly()
            .classicUpperBounds(SIZES)
            .register(registry);
    batchDuration = duration("batch", "Time of a batch on the device", MODEL);
    batchTokens = counter("batch_tokens", "Tokens that the device worked on", MODEL);
    paddingTokens =
        counter("batch_padding_tokens", "Padding that the device worked on beside them", MODEL);
  }

  /** Exposes the bound on rows and how far it is reached. */
  public void observe(Admission admission) {
    gauge(
        "admitted_rows",
        "Texts and sequences that are in the worker, from the arrival of their calls",
        admission::rows);
    gauge(
        "admitted_rows_limit",
        "How many may be in the worker before calls are refused",
        admission::maxRows);
  }

  /** Exposes the rows that wait for the device under each model. */
  public void observeQueues(Map<String, IntSupplier> queues) {
    GaugeWithCallback.builder()
        .name("babelmeter_worker_queued_rows")
        .help("Rows that wait for the device")
        .labelNames(MODEL)
        .callback(
            callback -> queues.forEach((model, rows) -> callback.call(rows.getAsInt(), model)))
        .register(registry);
  }

  /** Exposes what the cache of predicted embeddings holds and saves. */
  public void observe(PredictionCache<?> cache) {
    CounterWithCallback.builder()
        .name("babelmeter_worker_prediction_cache_requests")
        .help("Tokens looked up among the predictions that are remembered")
        .labelNames("result")
        .callback(
            callback -> {
              callback.call(cache.hits(), "hit");
              callback.call(cache.misses(), "miss");
            })
        .register(registry);
    gauge("prediction_cache_entries", "Predictions that are remembered", cache::size);
  }

  /** Exposes what the worker is. */
  public void info(String version, String encoder, String device) {
    Info info =
        Info.builder()
            .name("babelmeter_worker")
            .help("What the worker is")
            .labelNames("version", "encoder", "device")
            .register(registry);
    info.addLabelValues(version, encoder, device);
  }

  /** Times and counts the batches of {@code model}. */
  public BatchObserver batchesOf(String model) {
    CounterDataPoint count = batches.labelValues(model);
    DistributionDataPoint rowsOfBatch = batchRows.labelValues(model);
    DistributionDataPoint time = batchDuration.labelValues(model);
    CounterDataPoint tokensOfBatches = batchTokens.labelValues(model);
    CounterDataPoint padding = paddingTokens.labelValues(model);
    return (batch, tokens, padded, nanos) -> {
      count.inc();
      rowsOfBatch.observe(batch);
      time.observe(nanos / NANOS);
      tokensOfBatches.inc(tokens);
      padding.inc(padded - tokens);
    };
  }

  /** A call arrived. */
  public void arrived(Protocol protocol) {
    callsInFlight.labelValues(protocol.label()).inc();
  }

  /** A call was answered, {@code nanos} after it arrived. */
  public void answered(Protocol protocol, String model, Outcome outcome, long nanos) {
    String bounded = bounded(model);
    callsInFlight.labelValues(protocol.label()).dec();
    calls.labelValues(bounded, protocol.label(), outcome.label()).inc();
    callDuration.labelValues(bounded).observe(nanos / NANOS);
  }

  /** A call had a result. */
  public void done(String model, int rowCount, Timing timing) {
    rows.labelValues(model).inc(rowCount);
    queueDuration.labelValues(model).observe(timing.queue() / NANOS);
    inferenceDuration.labelValues(model).observe(timing.inference() / NANOS);
    if (timing.tokenization() > 0) {
      tokenizationDuration.labelValues(model).observe(timing.tokenization() / NANOS);
    }
  }

  /** A text was tokenised. */
  public void text(int tokens, boolean truncated) {
    textTokens.observe(tokens);
    if (truncated) {
      truncatedTexts.inc();
    }
  }

  private String bounded(String model) {
    return models.contains(model) ? model : OTHER;
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name("babelmeter_worker_" + name)
        .help(help)
        .labelNames(labels)
        .register(registry);
  }

  private Histogram duration(String name, String help, String... labels) {
    return Histogram.builder()
        .name("babelmeter_worker_" + name + "_duration")
        .unit(Unit.SECONDS)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(DURATIONS)
        .register(registry);
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name("babelmeter_worker_" + name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }
}
