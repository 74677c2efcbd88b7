// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextStreamTest {
  private static final Path DATA =
      Path.of(System.getProperty("babelmeter.shared", "../shared"), "data");

  @Test
  void mixesKindsAsAskedWithoutRepeatingAText() throws IOException {
    assumeTrue(Files.isDirectory(DATA.resolve("udhr")), () -> "no test data in " + DATA);
    List<BenchmarkText> stream =
        TextStream.make(DATA, TextMix.parse("flores=2,udhr=1,code=1,chat=1"), 5000);
    Map<String, Long> kinds =
        stream.stream().collect(Collectors.groupingBy(BenchmarkText::kind, Collectors.counting()));
    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("flores", 2000L, "udhr", 1000L, "code", 1000L, "chat", 1000L));
    assertThat(stream.stream().map(BenchmarkText::text)).doesNotHaveDuplicates();
    assertThat(stream.stream().map(BenchmarkText::label).distinct().count()).isGreaterThan(300);
    // Interleaved: no tenth of the stream lacks a kind.
    assertThat(stream.subList(0, 500).stream().map(BenchmarkText::kind).distinct()).hasSize(4);
    assertThat(TextStream.bytes(stream)).isBetween(5000 * 300L, 5000 * 350L);
  }

  @Test
  void saysWhenTheDataHasTooFewTexts() {
    assumeTrue(Files.isDirectory(DATA.resolve("udhr")), () -> "no test data in " + DATA);
    assertThatThrownBy(() -> TextStream.make(DATA, TextMix.parse("udhr=1"), 1_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer than the 1000000 wanted");
  }

  @Test
  void refusesWrongMixes() {
    for (String mix : List.of("", "flores", "flores=x", "prose=1", "code=0", "code=-1")) {
      assertThatThrownBy(() -> TextMix.parse(mix))
          .as(mix)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(TextMix.DEFAULT);
    }
    assertThat(TextMix.parse("code=1+chat=3").texts("chat", 100)).isEqualTo(75);
  }
}
