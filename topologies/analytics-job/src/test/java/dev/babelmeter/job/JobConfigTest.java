// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.operators.attribute.AttributeConfig;
import dev.babelmeter.operators.coverage.CoverageConfig;
import dev.babelmeter.operators.coverage.Sampling;
import dev.babelmeter.operators.dictionary.DictionaryFile;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.premium.PremiumConfig;
import dev.babelmeter.process.InvalidSettingsException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JobConfigTest {
  private static JobConfig from(Map<String, String> values) {
    return JobConfig.from(Settings.of("test", values));
  }

  @Test
  void everySettingHasADefault() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new JobConfig(
                new GraphConfig(
                    "o200k_base,cl100k_base",
                    new InputLimits(1_048_576, Duration.ofMinutes(5), false),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    new PremiumConfig(List.of("en"), Duration.ofMinutes(1), Duration.ofMinutes(1)),
                    new CoverageConfig(Sampling.OFF, Duration.ofMinutes(1)),
                    new AttributeConfig(List.of(), Duration.ofMinutes(1)),
                    List.of()),
                new KafkaConfig(
                    "127.0.0.1:9092",
                    "babelmeter-job",
                    Map.of(),
                    new TopicNames(
                        "text-events",
                        "text-counts",
                        "count-windows",
                        "late-counts",
                        "premium-windows",
                        "coverage-windows",
                        "attribute-windows",
                        "dead-letters",
                        "vocabularies"),
                    (short) 1,
                    Duration.ofMinutes(10)),
                new FlinkConfig(
                    1, Path.of("checkpoints"), Duration.ofSeconds(5), "127.0.0.1", 8081, 9249)));
  }

  /** Every row of the job's table names a setting that exists, with the default that holds. */
  @Test
  void documentedDefaultsAreTheDefaults() throws Exception {
    Path page = Path.of(System.getProperty("babelmeter.root"), "docs", "JOB.md");
    Pattern row = Pattern.compile("\\| `([a-z.-]+)` \\| `([^`]*)` \\|.*");
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("## The broker")) {
        break;
      }
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        documented.put(matcher.group(1), matcher.group(2));
      }
    }
    assertThat(documented).hasSizeGreaterThan(15);
    assertThat(from(documented)).isEqualTo(from(Map.of()));
  }

  @Test
  void everySettingCanBeGiven() {
    Map<String, String> values = new TreeMap<>();
    values.put("vocabularies", "r50k_base");
    values.put("input.max-text-bytes", "1000");
    values.put("input.max-future", "1h");
    values.put("dead-letters.keep-payload", "true");
    values.put("window.size", "10s");
    values.put("watermark.out-of-orderness", "2s");
    values.put("watermark.idle-after", "3s");
    values.put("kafka.bootstrap-servers", "k1:9092,k2:9092");
    values.put("kafka.group-id", "g");
    values.put("kafka.client.security.protocol", "SSL");
    values.put("kafka.replication", "3");
    values.put("kafka.transaction-timeout", "1min");
    values.put("topics.text-events", "in");
    values.put("topics.text-counts", "t1");
    values.put("topics.count-windows", "t2");
    values.put("topics.late-counts", "t3");
    values.put("topics.premium-windows", "t4");
    values.put("topics.coverage-windows", "t5");
    values.put("topics.attribute-windows", "t6");
    values.put("topics.dead-letters", "t7");
    values.put("topics.vocabularies", "t8");
    values.put("premium.pivots", "de, fr");
    values.put("premium.group-wait", "4s");
    values.put("premium.attributes", "source, domain");
    values.put("tokens.analyse", "0.25");
    values.put("tokens.dictionaries", "tr:/words/tr.txt,de:de.txt");
    values.put("parallelism", "8");
    values.put("checkpoint.directory", "/data/checkpoints");
    values.put("checkpoint.interval", "1s");
    values.put("flink.host", "0.0.0.0");
    values.put("flink.rest-port", "0");
    values.put("flink.metrics-port", "1");

    JobConfig config = from(values);

    assertThat(config)
        .isEqualTo(
            new JobConfig(
                new GraphConfig(
                    "r50k_base",
                    new InputLimits(1000, Duration.ofHours(1), true),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    new PremiumConfig(
                        List.of("de", "fr"), Duration.ofSeconds(4), Duration.ofSeconds(10)),
                    new CoverageConfig(new Sampling(0.25), Duration.ofSeconds(10)),
                    new AttributeConfig(List.of("source", "domain"), Duration.ofSeconds(10)),
                    List.of(
                        new DictionaryFile("tr", Path.of("/words/tr.txt")),
                        new DictionaryFile("de", Path.of("de.txt")))),
                new KafkaConfig(
                    "k1:9092,k2:9092",
                    "g",
                    Map.of("security.protocol", "SSL"),
                    new TopicNames("in", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"),
                    (short) 3,
                    Duration.ofMinutes(1)),
                new FlinkConfig(
                    8, Path.of("/data/checkpoints"), Duration.ofSeconds(1), "0.0.0.0", 0, 1)));
    assertThat(config.kafka().clientProperties())
        .containsEntry("bootstrap.servers", "k1:9092,k2:9092")
        .containsEntry("security.protocol", "SSL");
    assertThat(config.kafka().topics().topics())
        .extracting(Topic::name)
        .containsExactly("in", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8");
  }

  @Test
  void everyErrorIsReportedAtOnce() {
    Map<String, String> values =
        Map.of(
            "input.max-text-bytes", "0",
            "input.max-future", "soon",
            "window.size", "0s",
            "dead-letters.keep-payload", "maybe",
            "kafka.replication", "0",
            "kafka.transaction-timeout", "16min",
            "parallelism", "129",
            "flink.rest-port", "65536",
            "windows.size", "1min");
    values = new TreeMap<>(values);
    values.put("premium.pivots", "xx");
    values.put("tokens.analyse", "1.5");
    values.put("tokens.dictionaries", "xx:words.txt");
    Map<String, String> given = Map.copyOf(values);

    InvalidSettingsException error =
        catchThrowableOfType(InvalidSettingsException.class, () -> from(given));

    assertThat(error.problems())
        .hasSize(given.size())
        .allSatisfy(
            problem -> assertThat(given.keySet()).anyMatch(key -> problem.startsWith(key + " ")));
  }

  @Test
  void theMeasuresCanBeSwitchedOnAndOff() {
    assertThat(from(Map.of("premium.pivots", "")).graph().premium().pivots()).isEmpty();
    assertThat(from(Map.of("tokens.analyse", "all")).graph().coverage().sampling())
        .isEqualTo(Sampling.ALL);
    for (String wrong : List.of("en,en", "en,de,fr,es,pt,it")) {
      assertThat(
              catchThrowableOfType(
                      InvalidSettingsException.class, () -> from(Map.of("premium.pivots", wrong)))
                  .problems())
          .singleElement()
          .asString()
          .startsWith("premium.pivots names");
    }
  }

  @Test
  void aTransactionMustOutliveARecovery() {
    Map<String, String> values =
        Map.of("checkpoint.interval", "5min", "kafka.transaction-timeout", "9min");
    InvalidSettingsException error =
        catchThrowableOfType(InvalidSettingsException.class, () -> from(values));
    assertThat(error.problems())
        .singleElement()
        .asString()
        .contains("kafka.transaction-timeout", "checkpoint.interval", "15min");
  }
}
