// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Samples in Prometheus' text format, read as the format's documentation describes it. */
final class Exposition {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([-+0-9.eEINFan]+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private record Sample(String name, Map<String, String> labels, double value) {}

  private final String text;
  private final List<Sample> samples = new ArrayList<>();

  private Exposition(String text) {
    this.text = text;
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(
            sample ->
                samples.add(
                    new Sample(
                        sample.group(1),
                        labels(sample.group(2)),
                        Double.parseDouble(sample.group(3)))));
  }

  /** Scrapes {@code address}; null while it does not answer with status 200. */
  static Exposition scrape(HttpClient http, URI address) throws InterruptedException {
    try {
      HttpResponse<String> response =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? new Exposition(response.body()) : null;
    } catch (IOException e) {
      return null;
    }
  }

  String text() {
    return text;
  }

  /** The sum of the samples called {@code name}. */
  long sum(String name) {
    return sum(name, Map.of());
  }

  /** The sum of the samples called {@code name} that carry {@code labels}. */
  long sum(String name, Map<String, String> labels) {
    return (long)
        samples.stream()
            .filter(sample -> sample.name().equals(name))
            .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
            .mapToDouble(Sample::value)
            .sum();
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
    }
    return labels;
  }
}
