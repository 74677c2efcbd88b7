// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/** Finds in the clients' own metrics how many records wait to be read. */
final class StreamLag {
  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String NAME = "records-lag";

  private StreamLag() {}

  /** Returns the lag of the main consumers, summed over the partitions of each topic. */
  static Map<String, Long> byTopic(Map<MetricName, ? extends Metric> metrics) {
    Map<String, Long> lag = new HashMap<>();
    metrics.forEach(
        (name, metric) -> {
          @Nullable String topic = name.tags().get("topic");
          if (name.group().equals(GROUP)
              && name.name().equals(NAME)
              && topic != null
              && !isRestoring(name)
              && metric.metricValue() instanceof Double value
              && Double.isFinite(value)) {
            lag.merge(topic, value.longValue(), Long::sum);
          }
        });
    return lag;
  }

  private static boolean isRestoring(MetricName name) {
    return name.tags().getOrDefault("client-id", "").endsWith("-restore-consumer");
  }
}
