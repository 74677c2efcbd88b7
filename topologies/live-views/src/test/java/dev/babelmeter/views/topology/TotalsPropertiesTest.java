// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TotalsPropertiesTest {
  private static final int TENANTS = 2;
  private static final int MODELS = 1;
  private static final int COMBINATIONS = 6;

  /** What is sent: a window, or with {@code late} set that many late texts of one each. */
  record Sent(
      String tenant, String language, String model, int texts, boolean late, List<Integer> tokens) {
    List<VocabularyCounts> counts() {
      List<VocabularyCounts> counts = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        counts.add(Samples.counts("v" + i, tokens.get(i), i == 0 ? 1L : null, null, i));
      }
      return counts;
    }
  }

  /** Whatever is folded, every text and token is somewhere, once. */
  @Property(tries = 10)
  void sumsOverAllTotalsAreSumsOverAllThatWasSent(@ForAll("streams") List<Sent> stream)
      throws IOException {
    Map<String, Long> expected = new HashMap<>();
    Map<String, Long> actual = new HashMap<>();
    Path folder = Files.createTempDirectory("views");
    try (ViewsTopologyFixture views =
        new ViewsTopologyFixture(folder, Samples.bounds(TENANTS, 100, 100, MODELS, COMBINATIONS))) {
      for (Sent sent : stream) {
        send(views, sent);
        expect(sent, expected);
      }
      views.totals().values().forEach(totals -> collect(totals, actual));
      expected.values().removeIf(value -> value == 0);
      actual.values().removeIf(value -> value == 0);
      assertThat(actual).isEqualTo(expected);
      assertThat(views.totals().keySet().stream().map(key -> key.getTenant()).distinct().count())
          .isLessThanOrEqualTo(TENANTS + 2);
      assertThat(views.totals().size()).isLessThanOrEqualTo(COMBINATIONS + LANGUAGES.length * 3);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static final String[] LANGUAGES = {"de", "en", "und", "other"};

  @Provide
  Arbitrary<List<Sent>> streams() {
    return Combinators.combine(
            Arbitraries.of("", "none", "other", "a", "b", "c", "d"),
            Arbitraries.of(LANGUAGES),
            Arbitraries.of("", "m", "n"),
            Arbitraries.integers().between(1, 1000),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 100_000).list().ofMaxSize(3))
        .as(Sent::new)
        .list()
        .ofMinSize(100)
        .ofMaxSize(300);
  }

  private static void send(ViewsTopologyFixture views, Sent sent) {
    VocabularyCounts[] counts = sent.counts().toArray(VocabularyCounts[]::new);
    if (sent.late()) {
      TextCounts text = Samples.late(sent.tenant(), sent.language(), counts);
      text.setModel(sent.model());
      views.send(Topics.LATE_COUNTS, text);
    } else {
      CountWindow window =
          Samples.window(sent.tenant(), sent.language(), sent.model(), sent.texts(), counts);
      views.send(Topics.COUNT_WINDOWS, window);
    }
  }

  private static void expect(Sent sent, Map<String, Long> sums) {
    long texts = sent.late() ? 1 : sent.texts();
    sums.merge("texts", texts, Long::sum);
    sums.merge("late", sent.late() ? 1L : 0L, Long::sum);
    sums.merge("characters", 10 * texts, Long::sum);
    sums.merge("bytes", 12 * texts, Long::sum);
    sums.merge("words", 2 * texts, Long::sum);
    for (int i = 0; i < sent.tokens().size(); i++) {
      sums.merge("texts v" + i, texts, Long::sum);
      sums.merge("bytes v" + i, 12 * texts, Long::sum);
      sums.merge("tokens v" + i, (long) sent.tokens().get(i), Long::sum);
      sums.merge("unknown v" + i, i == 0 ? 1L : 0L, Long::sum);
      sums.merge("single v" + i, (long) i, Long::sum);
    }
  }

  private static void collect(LiveTotals totals, Map<String, Long> sums) {
    sums.merge("texts", totals.getTexts(), Long::sum);
    sums.merge("late", totals.getLateTexts(), Long::sum);
    sums.merge("characters", totals.getCharacters(), Long::sum);
    sums.merge("bytes", totals.getUtf8Bytes(), Long::sum);
    sums.merge("words", totals.getWords(), Long::sum);
    for (VocabularyTotals part : totals.getCounts()) {
      sums.merge("texts " + part.getVocabulary(), part.getTexts(), Long::sum);
      sums.merge("bytes " + part.getVocabulary(), part.getUtf8Bytes(), Long::sum);
      sums.merge("tokens " + part.getVocabulary(), part.getTokens(), Long::sum);
      Long unknown = part.getUnknownTokens();
      sums.merge("unknown " + part.getVocabulary(), unknown == null ? 0 : unknown, Long::sum);
      sums.merge("single " + part.getVocabulary(), part.getSingleTokenWords(), Long::sum);
    }
  }
}
