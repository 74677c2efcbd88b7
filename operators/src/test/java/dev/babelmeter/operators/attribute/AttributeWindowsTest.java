// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.operators.Harnesses;
import dev.babelmeter.operators.MergeWindows;
import dev.babelmeter.operators.RecordTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AttributeWindowsTest {
  private static final int SIZE = 10_000;
  private static final AttributeConfig CONFIG =
      new AttributeConfig(List.of("source", "domain"), Duration.ofMillis(SIZE));

  private static TextCounts text(
      String source, Map<String, String> attributes, long time, long tokens) {
    return new TextCounts(
        "e",
        Instant.ofEpochMilli(time),
        "tenant",
        source,
        "model",
        Direction.INPUT,
        "en",
        LanguageMethod.DECLARED,
        1.0,
        "Latn",
        null,
        null,
        attributes,
        3 * tokens,
        4 * tokens,
        2 * tokens,
        null,
        List.of(new VocabularyCounts("v", "f", CountMethod.EXACT, tokens, null, null, 1L)));
  }

  private static List<AttributeWindow> parts(TextCounts text) {
    List<AttributeWindow> parts = new ArrayList<>();
    new AttributeParts(CONFIG).flatMap(text, new ListCollector<>(parts));
    return parts;
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          AttributeSlice, AttributeWindow, AttributeWindow>
      sum() throws Exception {
    return Harnesses.open(
        new MergeWindows<>(new AddAttributes(), RecordTypes.ATTRIBUTE_WINDOW, Duration.ZERO),
        new AttributeSlice.Selector(),
        AttributeSlice.TYPE,
        RecordTypes.ATTRIBUTE_WINDOW,
        null);
  }

  @Test
  void aTextIsToldByEveryAttributeThatItHas() {
    assertThat(parts(text("shop", Map.of("domain", "law", "team", "red"), 12_345, 7)))
        .extracting(AttributeWindow::getAttribute, AttributeWindow::getValue)
        .containsExactly(tuple("source", "shop"), tuple("domain", "law"));
    CountWindow sums = parts(text("shop", Map.of(), 12_345, 7)).get(0).getSums();
    assertThat(sums.getWindowStart()).isEqualTo(Instant.ofEpochMilli(10_000));
    assertThat(sums.getWindowEnd()).isEqualTo(Instant.ofEpochMilli(20_000));
    assertThat(sums.getUtf8BytesSquared()).isEqualTo(28 * 28);
    assertThat(sums.getMoments().get(0).getTokensTimesBytes()).isEqualTo(7 * 28);
  }

  /** An attribute called source is not the event's source, which has that name. */
  @Test
  void aTextWithoutAValueIsLeftOut() {
    assertThat(parts(text("", Map.of("domain", "", "source", "x"), 1, 7))).isEmpty();
  }

  /** What is late for its window is written by itself, so that nothing is missing. */
  @Test
  void aLateTextIsTold() throws Exception {
    try (var sum = sum()) {
      sum.processElement(parts(text("a", Map.of(), 5, 7)).get(0), 5);
      sum.processWatermark(SIZE);
      sum.processElement(parts(text("a", Map.of(), 6, 8)).get(0), 6);
      assertThat(sum.extractOutputValues())
          .extracting(window -> window.getSums().getCounts().get(0).getTokens())
          .containsExactly(7L, 8L);
    }
  }

  /** Each value's sums over all windows are those of its texts, however late they come. */
  @Property(tries = 60)
  void windowsEqualBruteForce(@ForAll("streams") List<TextCounts> texts) throws Exception {
    Map<List<Object>, Long> expected = new HashMap<>();
    Map<List<Object>, Long> actual = new HashMap<>();
    try (var sum = sum()) {
      for (TextCounts text : texts) {
        long time = text.getEventTime().toEpochMilli();
        long tokens = text.getCounts().get(0).getTokens();
        expected.merge(List.of("source", text.getSource(), time / SIZE), tokens, Long::sum);
        String domain = text.getAttributes().get("domain");
        if (domain != null) {
          expected.merge(List.of("domain", domain, time / SIZE), tokens, Long::sum);
        }
        for (AttributeWindow part : parts(text)) {
          sum.processElement(part, time);
        }
        sum.processWatermark(new Watermark(time));
      }
      sum.processWatermark(Watermark.MAX_WATERMARK);
      for (AttributeWindow window : sum.extractOutputValues()) {
        CountWindow sums = window.getSums();
        actual.merge(
            List.of(
                window.getAttribute(),
                window.getValue(),
                sums.getWindowStart().toEpochMilli() / SIZE),
            sums.getCounts().get(0).getTokens(),
            Long::sum);
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<TextCounts>> streams() {
    Arbitrary<Map<String, String>> attributes =
        Arbitraries.of(Map.of(), Map.of("domain", "law"), Map.of("domain", "chat"));
    return Combinators.combine(
            Arbitraries.of("a", "b"),
            attributes,
            Arbitraries.longs().between(0, 5 * SIZE),
            Arbitraries.longs().between(1, 9))
        .as(AttributeWindowsTest::text)
        .list()
        .ofMaxSize(30);
  }
}
