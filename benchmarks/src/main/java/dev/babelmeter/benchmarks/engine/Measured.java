// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a file of JMH results.
 *
 * @param benchmark class and method, as {@code EngineBenchmark.firstPass}
 * @param vocabularies the parameter of that name, or empty
 * @param label the parameter of that name, or empty
 * @param threads threads, each of which made the pass
 * @param megabytes MB/s of UTF-8 (10^6 bytes) of all threads together, for each iteration
 * @param texts texts a second of all threads together, for each iteration
 * @param segments segments looked up in a cache in all iterations
 * @param misses those that were not there
 */
record Measured(
    String benchmark,
    String vocabularies,
    String label,
    int threads,
    List<Double> megabytes,
    List<Double> texts,
    double segments,
    double misses) {

  /** Reads one element of JMH's JSON, whose times must be milliseconds of single shots. */
  static Measured of(JsonNode result) {
    JsonNode primary = result.path("primaryMetric");
    if (!result.path("mode").asText().equals("ss")
        || !primary.path("scoreUnit").asText().equals("ms/op")) {
      throw new IllegalArgumentException(
          "the result of " + result.path("benchmark").asText() + " is no time of single shots");
    }
    List<Double> milliseconds = values(primary);
    JsonNode events = result.path("secondaryMetrics");
    String benchmark = result.path("benchmark").asText();
    int method = benchmark.lastIndexOf('.');
    return new Measured(
        benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1),
        result.path("params").path("vocabularies").asText(),
        result.path("params").path("label").asText(),
        result.path("threads").asInt(),
        rates(values(events.path("bytes")), milliseconds, 1e-3),
        rates(values(events.path("texts")), milliseconds, 1e3),
        sum(values(events.path("segments"))),
        sum(values(events.path("misses"))));
  }

  private static List<Double> values(JsonNode metric) {
    List<Double> values = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      fork.forEach(value -> values.add(value.asDouble()));
    }
    return values;
  }

  private static List<Double> rates(List<Double> amounts, List<Double> times, double unit) {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      rates.add(amounts.get(i) / times.get(i) * unit);
    }
    return rates;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  double medianMegabytes() {
    return Median.of(megabytes);
  }
}
