// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.process.InvalidSettingsException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.LabelBounds.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class ViewsConfigTest {
  @Test
  void hasDefaults() {
    assertThat(ViewsConfig.from(settings(Map.of())))
        .isEqualTo(
            new ViewsConfig(
                "127.0.0.1:9092",
                (short) -1,
                Map.of(),
                "babelmeter-views",
                Path.of("babelmeter-data", "views"),
                1,
                0,
                Duration.ofMillis(100),
                "127.0.0.1",
                8080,
                "127.0.0.1",
                Samples.bounds(50, 160, 60, 30, 5_000),
                "en",
                Budgets.NONE));
  }

  @Test
  void readsEverySetting() {
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("kafka.bootstrap-servers", "kafka:9093"),
            Map.entry("kafka.replication", "3"),
            Map.entry("kafka.client.security.protocol", "SSL"),
            Map.entry("application-id", "views-2"),
            Map.entry("state.directory", "/var/views"),
            Map.entry("stream.threads", "2"),
            Map.entry("stream.standby-replicas", "1"),
            Map.entry("stream.commit-interval", "1s"),
            Map.entry("http.host", "0.0.0.0"),
            Map.entry("http.port", "0"),
            Map.entry("http.advertised-host", "views.example"),
            Map.entry("labels.tenants.allowed", "acme, globex"),
            Map.entry("labels.languages.max", "5"),
            Map.entry("labels.scripts.max", "6"),
            Map.entry("labels.models.max", "7"),
            Map.entry("labels.combinations.max", "8"),
            Map.entry("premium.pivot", "de"));
    assertThat(ViewsConfig.from(settings(values)))
        .isEqualTo(
            new ViewsConfig(
                "kafka:9093",
                (short) 3,
                Map.of("security.protocol", "SSL"),
                "views-2",
                Path.of("/var/views"),
                2,
                1,
                Duration.ofSeconds(1),
                "0.0.0.0",
                0,
                "views.example",
                new LabelBounds(
                    Map.of(
                        Label.TENANT, Bound.only(Set.of("acme", "globex")),
                        Label.LANGUAGE, Bound.first(5),
                        Label.SCRIPT, Bound.first(6),
                        Label.MODEL, Bound.first(7)),
                    8),
                "de",
                Budgets.NONE));
  }

  @Test
  void reportsEverythingThatIsWrongAtOnce() {
    Map<String, String> values =
        Map.of(
            "kafka.replication", "0",
            "kafka.client.isolation.level", "read_uncommitted",
            "application-id", "two words",
            "stream.threads", "none",
            "stream.commit-interval", "1min",
            "http.host", "0.0.0.0",
            "http.port", "70000",
            "labels.tenants.max", "0",
            "colour", "red");
    values = new TreeMap<>(values);
    values.put("premium.pivot", "English");
    Map<String, String> given = Map.copyOf(values);
    InvalidSettingsException invalid =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> ViewsConfig.from(settings(given)));
    assertThat(invalid.problems())
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("stream.threads is 'none'"),
            problem -> assertThat(problem).startsWith("http.port is '70000'"),
            problem -> assertThat(problem).startsWith("labels.tenants.max is '0'"),
            problem -> assertThat(problem).startsWith("kafka.replication is '0'"),
            problem -> assertThat(problem).startsWith("stream.commit-interval is too long"),
            problem -> assertThat(problem).startsWith("application-id is 'two words'"),
            problem -> assertThat(problem).startsWith("http.advertised-host is missing"),
            problem -> assertThat(problem).startsWith("kafka.client.isolation.level is up to"),
            problem -> assertThat(problem).startsWith("premium.pivot is 'English'"),
            problem -> assertThat(problem).startsWith("colour is not a setting"));
  }

  /** A property that a user sets must not be one that the views set over it without a word. */
  @Test
  void knowsEveryPropertyThatItSetsItself() {
    Properties properties =
        StreamsProperties.of(
            ViewsConfig.from(settings(Map.of())), new HostInfo("host", 1), "instance");
    for (Object key : properties.keySet()) {
      assertThat(StreamsProperties.OWN)
          .contains(
              key.toString()
                  .replaceFirst("^" + StreamsConfig.MAIN_CONSUMER_PREFIX, "")
                  .replaceFirst("^" + StreamsConfig.CONSUMER_PREFIX, "")
                  .replaceFirst("^" + StreamsConfig.PRODUCER_PREFIX, "")
                  .replaceFirst("^" + StreamsConfig.TOPIC_PREFIX, ""));
    }
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of("the test", values);
  }
}
