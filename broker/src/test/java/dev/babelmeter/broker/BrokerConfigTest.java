// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.process.InvalidSettingsException;
import dev.babelmeter.process.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
  @Test
  void hasDefaultsForEverything() {
    assertThat(BrokerConfig.from(settings(Map.of())))
        .isEqualTo(
            new BrokerConfig(
                Path.of("babelmeter-data", "kafka"), "127.0.0.1", 9092, "127.0.0.1", 0));
  }

  @Test
  void takesEverySetting() {
    assertThat(
            BrokerConfig.from(
                settings(
                    Map.of(
                        "data.directory", "/srv/kafka",
                        "listen.host", "0.0.0.0",
                        "listen.port", "0",
                        "advertised.host", "kafka.example",
                        "advertised.port", "19092"))))
        .isEqualTo(new BrokerConfig(Path.of("/srv/kafka"), "0.0.0.0", 0, "kafka.example", 19092));
  }

  @Test
  void reportsEverythingThatIsWrongAtOnce() {
    assertThat(
            problemsOf(
                Map.of(
                    "data.directory", "/a,b",
                    "listen.host", "0.0.0.0",
                    "listen.port", "65536",
                    "advertised.port", "x",
                    "listen.prot", "9092")))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("data.directory is '/a,b'"),
            problem -> assertThat(problem).startsWith("advertised.host is missing"),
            problem -> assertThat(problem).startsWith("listen.port is '65536'"),
            problem -> assertThat(problem).startsWith("advertised.port is 'x'"),
            problem -> assertThat(problem).startsWith("listen.prot is not a setting"));
  }

  private static List<String> problemsOf(Map<String, String> values) {
    return catchThrowableOfType(
            InvalidSettingsException.class, () -> BrokerConfig.from(settings(values)))
        .problems();
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of("the test", values);
  }
}
