// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.operators.Harnesses;
import dev.babelmeter.operators.MergeWindows;
import dev.babelmeter.operators.RecordTypes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Tokens of texts are gathered, then summed over windows. */
@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class TokenWindowsTest {
  private static final long SIZE = 60_000;

  /** What one text became. */
  record Text(String language, String vocabulary, long time, List<Integer> ids) {}

  private static CoverageWindow part(Text text) {
    long start = text.time() / SIZE * SIZE;
    TokenFrequencies frequencies = new TokenFrequencies();
    text.ids().forEach(frequencies::add);
    Map<String, Long> classes = new HashMap<>();
    text.ids().forEach(id -> classes.merge("class" + id % 3, 1L, Long::sum));
    return new CoverageWindow(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(start + SIZE),
        text.language(),
        "Latn",
        text.vocabulary(),
        "f",
        1L,
        3L,
        4L,
        (long) text.ids().size(),
        classes,
        Map.of("single", 2L),
        frequencies.encoded(),
        6L,
        5L);
  }

  private static OneInputStreamOperatorTestHarness<CoverageWindow, CoverageWindow> gather()
      throws Exception {
    OneInputStreamOperatorTestHarness<CoverageWindow, CoverageWindow> harness =
        new OneInputStreamOperatorTestHarness<>(new GatherTokens());
    harness.setup(
        RecordTypes.COVERAGE_WINDOW.createSerializer(
            harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          CoverageSlice, CoverageWindow, CoverageWindow>
      sum(OperatorSubtaskState state) throws Exception {
    return Harnesses.open(
        new MergeWindows<>(new AddCoverage(), RecordTypes.COVERAGE_WINDOW, Duration.ZERO),
        new CoverageSlice.Selector(),
        CoverageSlice.TYPE,
        RecordTypes.COVERAGE_WINDOW,
        state);
  }

  private static Map<Integer, Long> frequencies(CoverageWindow window, int largest) {
    TokenFrequencies frequencies = new TokenFrequencies();
    frequencies.addEncoded(window.getFrequencies());
    Map<Integer, Long> map = new TreeMap<>();
    for (int id = 0; id <= largest; id++) {
      if (frequencies.of(id) > 0) {
        map.put(id, frequencies.of(id));
      }
    }
    return map;
  }

  /** Checkpoints, watermarks and a restart cut the stream at will; the sums are the same. */
  @Property(tries = 60)
  void windowsEqualBruteForceHoweverTheStreamIsCut(
      @ForAll("streams") List<Text> texts, @ForAll("cuts") List<Integer> cuts) throws Exception {
    List<CoverageWindow> windows = new ArrayList<>();
    OperatorSubtaskState state = null;
    long watermark = Long.MIN_VALUE;
    int from = 0;
    for (int cut : cuts) {
      int to = Math.min(texts.size(), from + cut);
      List<Text> run = cut == 0 ? texts.subList(from, texts.size()) : texts.subList(from, to);
      try (var gather = gather();
          var sum = sum(state)) {
        if (watermark > Long.MIN_VALUE) {
          gather.processWatermark(watermark);
        }
        for (Text text : run) {
          gather.processElement(part(text), text.time());
          watermark = Math.max(watermark, text.time() - 1_000);
          gather.processWatermark(watermark);
        }
        if (cut == 0) {
          gather.processWatermark(Long.MAX_VALUE);
        } else {
          gather.getOperator().prepareSnapshotPreBarrier(1);
        }
        for (Object element : gather.getOutput()) {
          if (element instanceof Watermark mark) {
            sum.processWatermark(mark);
          } else {
            @SuppressWarnings("unchecked")
            var record = (StreamRecord<CoverageWindow>) element;
            sum.processElement(record);
          }
        }
        windows.addAll(sum.extractOutputValues());
        state = sum.snapshot(1, 1);
      }
      from += run.size();
    }

    Map<String, Map<Integer, Long>> expected = new TreeMap<>();
    Map<String, Long> expectedTexts = new TreeMap<>();
    for (Text text : texts) {
      String key = text.language() + text.vocabulary() + text.time() / SIZE * SIZE;
      Map<Integer, Long> ids = expected.computeIfAbsent(key, any -> new TreeMap<>());
      text.ids().forEach(id -> ids.merge(id, 1L, Long::sum));
      expectedTexts.merge(key, 1L, Long::sum);
    }
    Map<String, Map<Integer, Long>> actual = new TreeMap<>();
    Map<String, Long> actualTexts = new TreeMap<>();
    for (CoverageWindow window : windows) {
      String key =
          window.getLanguage() + window.getVocabulary() + window.getWindowStart().toEpochMilli();
      assertThat(actual.put(key, frequencies(window, 300))).as("written once").isNull();
      actualTexts.put(key, window.getTexts());
      long tokens = actual.get(key).values().stream().mapToLong(Long::longValue).sum();
      assertThat(window.getTokens()).isEqualTo(tokens);
      assertThat(window.getTokenClasses().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(tokens);
      assertThat(window.getCharacters()).isEqualTo(3 * window.getTexts());
      assertThat(window.getUtf8Bytes()).isEqualTo(4 * window.getTexts());
      assertThat(window.getWords()).isEqualTo(6 * window.getTexts());
      assertThat(window.getContinuedWords()).isEqualTo(5 * window.getTexts());
      assertThat(window.getDigitRuns()).isEqualTo(Map.of("single", 2 * window.getTexts()));
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(actualTexts).isEqualTo(expectedTexts);
  }

  @Test
  void holdsWhatIsGatheredUntilItsWindowEnds() throws Exception {
    try (var gather = gather()) {
      gather.processElement(part(new Text("de", "v", 0, List.of(1, 2))), 0);
      gather.processElement(part(new Text("de", "v", 10, List.of(2))), 10);
      gather.processElement(part(new Text("de", "v", SIZE, List.of(3))), SIZE);
      gather.processWatermark(SIZE - 2);
      assertThat(gather.extractOutputValues()).isEmpty();
      gather.processWatermark(SIZE - 1);
      assertThat(gather.extractOutputValues())
          .singleElement()
          .satisfies(
              window -> {
                assertThat(window.getTexts()).isEqualTo(2);
                assertThat(frequencies(window, 9)).isEqualTo(Map.of(1, 1L, 2, 2L));
              });
      gather.endInput();
      gather.close();
      assertThat(gather.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void sendsOnWhenItHoldsTooMuch() throws Exception {
    try (var gather = gather()) {
      TokenFrequencies many = new TokenFrequencies();
      for (int id = 0; id < GatherTokens.MAX_ENTRIES; id++) {
        many.add(id);
      }
      CoverageWindow part = part(new Text("de", "v", 0, List.of()));
      part.setFrequencies(many.encoded());
      gather.processElement(part, 0);
      ByteBuffer sent = gather.extractOutputValues().get(0).getFrequencies();
      assertThat(sent).isEqualTo(many.encoded());
    }
  }

  @Test
  void theKeyIsAPojoWithAHashThatIsSpecified() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(CoverageSlice.class);
    assertThat(new CoverageSlice("de", "Latn", "v", "f").hashCode())
        .isEqualTo(List.of("de", "Latn", "v", "f").hashCode());
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers()
        .between(1, 15)
        .list()
        .ofMaxSize(3)
        .map(
            list -> {
              List<Integer> cuts = new ArrayList<>(list);
              cuts.add(0);
              return cuts;
            });
  }

  @Provide
  Arbitrary<List<Text>> streams() {
    return Combinators.combine(
            Arbitraries.of("de", "fr"),
            Arbitraries.of("v", "w"),
            Arbitraries.longs().between(0, 900),
            Arbitraries.integers().between(0, 300).list().ofMaxSize(20))
        .as(Text::new)
        .list()
        .ofMaxSize(40)
        .map(
            list -> {
              // In order but for less than the watermark's delay of a second.
              List<Text> spread = new ArrayList<>();
              for (int i = 0; i < list.size(); i++) {
                Text text = list.get(i);
                spread.add(
                    new Text(
                        text.language(), text.vocabulary(), i * 7_000L + text.time(), text.ids()));
              }
              return spread;
            });
  }
}
