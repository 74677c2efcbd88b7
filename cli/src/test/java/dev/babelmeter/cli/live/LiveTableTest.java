// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.cli.io.OutputFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveTableTest {
  /** English: 0.25 tokens a byte under a, 0.2 under b; Burmese 0.5 and 0.2; Thai has few texts. */
  private static final LiveSnapshot SNAPSHOT =
      LiveSnapshot.of(
          2130,
          7,
          Map.of(
              "en", sums(new LiveSums(1000, 4000, 4000, 800, 1000), 800),
              "my", sums(new LiveSums(1100, 3000, 9000, 100, 4500), 1800),
              "th", sums(new LiveSums(29, 10, 30, 1, 30), 30)));

  @Test
  void addsLanguagesUpToTheTotalsOfAVocabulary() {
    assertThat(SNAPSHOT.byVocabulary().get("a"))
        .isEqualTo(new LiveSums(2129, 7010, 13_030, 901, 5530));
    assertThat(SNAPSHOT.settled()).isEqualTo(2137);
  }

  @Test
  void comparesTokensPerByteWithEnglish() {
    assertThat(TrafficRatios.ratio(SNAPSHOT, "my", "a").orElseThrow()).isCloseTo(2.0, within(1e-9));
    assertThat(TrafficRatios.ratio(SNAPSHOT, "my", "b").orElseThrow()).isCloseTo(1.0, within(1e-9));
    assertThat(TrafficRatios.ratio(SNAPSHOT, "en", "a").orElseThrow()).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void withholdsARatioOfFewTextsOrOfNone() {
    assertThat(TrafficRatios.ratio(SNAPSHOT, "th", "a")).isEmpty();
    assertThat(TrafficRatios.ratio(SNAPSHOT, "xx", "a")).isEmpty();
    assertThat(TrafficRatios.ratio(SNAPSHOT, "my", "c")).isEmpty();
    LiveSnapshot noEnglish =
        LiveSnapshot.of(100, 0, Map.of("my", sums(new LiveSums(100, 9, 9, 9, 9), 9)));
    assertThat(TrafficRatios.ratio(noEnglish, "my", "a")).isEmpty();
  }

  @Test
  void drawsTheTable() {
    assertThat(new LiveTable(List.of("b", "a")).draw(SNAPSHOT, Duration.ofSeconds(3723), 40.4))
        .containsExactly(
            "01:02:03  2,130 texts counted (40 a second), 7 dead letters",
            "",
            "vocabulary                       texts          tokens     tokens/word     bytes/token",
            "b                                2,129           2,630            2.92            4.95",
            "a                                2,129           5,530            6.14            2.36",
            "",
            "Dearest languages: tokens per byte of live traffic, relative to English"
                + " (not parallel text)",
            "                                     b               a",
            "my Burmese                        1.00            2.00");
  }

  @Test
  void drawsAnEmptySnapshot() {
    assertThat(new LiveTable(List.of("a")).draw(LiveSnapshot.of(0, 0, Map.of()), Duration.ZERO, 0))
        .hasSize(3);
  }

  @Test
  void writesTheTotalsBehindTheColumnsOfCount() {
    StringWriter out = new StringWriter();
    FinalTable.write(
        new PrintWriter(out), OutputFormat.TSV, SNAPSHOT, List.of("b", "never-counted"));
    assertThat(out.toString().lines())
        .containsExactly(
            "vocabulary\ttexts\tchars\tbytes\ttokens\twords\ttokens_per_word\tbytes_per_token",
            "b\t2129\t7010\t13030\t2630\t901\t" + 2630.0 / 901 + "\t" + 13_030.0 / 2630,
            "never-counted\t0\t0\t0\t0\t0\t\t");
  }

  private static Map<String, LiveSums> sums(LiveSums a, long tokensOfB) {
    return Map.of(
        "a", a, "b", new LiveSums(a.texts(), a.characters(), a.bytes(), a.words(), tokensOfB));
  }
}
