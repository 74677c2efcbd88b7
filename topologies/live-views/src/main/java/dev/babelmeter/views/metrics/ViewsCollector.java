// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.StreamHealth;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.totals.LabelBounds;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the committed state at each scrape. The totals come from the one instance whose active task
 * holds them; another instance exposes its own health alone, so that no sum over instances counts
 * twice. While the state cannot be read, {@link #collect} fails, for totals that are missing would
 * look like totals that are gone.
 */
public final class ViewsCollector implements MultiCollector {
  private final Views views;
  private final LabelBounds bounds;
  private final String pivot;

  /**
   * Makes a collector of {@code views}.
   *
   * @param pivot the language that live premiums are over
   */
  public ViewsCollector(Views views, LabelBounds bounds, String pivot) {
    this.views = views;
    this.bounds = bounds;
    this.pivot = pivot;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.babelmeter.views.query.ViewsUnavailableException when the state cannot be read now
   */
  @Override
  public MetricSnapshots collect() {
    List<MetricSnapshot> metrics = new ArrayList<>();
    boolean holdsTotals = true;
    try {
      metrics.addAll(ViewsMetrics.of(views.read(), bounds, pivot));
    } catch (StateElsewhereException elsewhere) {
      holdsTotals = false;
    }
    StreamHealth health = views.health();
    metrics.add(
        gauge(
            "babelmeter_views_holds_totals",
            "1 on the instance that holds and exposes the totals, 0 on any other.",
            holdsTotals ? 1 : 0));
    metrics.add(state(health.state()));
    metrics.add(lag(health.lag()));
    metrics.add(
        CounterSnapshot.builder()
            .name("babelmeter_views_replaced_threads")
            .help("Stream threads that failed and were replaced, since the process started.")
            .dataPoint(
                CounterDataPointSnapshot.builder().value((double) health.replacedThreads()).build())
            .build());
    return new MetricSnapshots(metrics);
  }

  private static MetricSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static MetricSnapshot state(StreamHealth.State now) {
    StateSetDataPointSnapshot.Builder states = StateSetDataPointSnapshot.builder();
    for (StreamHealth.State state : StreamHealth.State.values()) {
      states.state(state.name().toLowerCase(Locale.ROOT), state == now);
    }
    return StateSetSnapshot.builder()
        .name("babelmeter_views_state")
        .help("The state of the stream: 1 for the one it is in.")
        .dataPoint(states.build())
        .build();
  }

  private static MetricSnapshot lag(Map<String, Long> lag) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder()
            .name("babelmeter_views_lag_records")
            .help("Records that were last seen to wait in a topic that this instance reads.");
    lag.forEach(
        (topic, records) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("topic", topic))
                    .value((double) records)
                    .build()));
    return gauge.build();
  }
}
