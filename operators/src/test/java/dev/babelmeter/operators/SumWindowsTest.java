// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static dev.babelmeter.operators.TestCounts.counts;
import static dev.babelmeter.operators.TestCounts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TokenMoments;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class SumWindowsTest {
  private static final long MINUTE = 60_000;
  private static final int MAX_PARALLELISM = 4;

  /** Opens subtask {@code index} of {@code parallelism}, restored from {@code state} if any. */
  private static KeyedOneInputStreamOperatorTestHarness<CountKey, TextCounts, CountWindow> open(
      OperatorSubtaskState state, int parallelism, int index) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<CountKey, TextCounts, CountWindow> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new SumWindows(Duration.ofMinutes(1))),
            new CountKey.Selector(),
            RecordTypes.COUNT_KEY,
            MAX_PARALLELISM,
            parallelism,
            index);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(
        RecordTypes.COUNT_WINDOW.createSerializer(
            harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<CountKey, TextCounts, CountWindow> open()
      throws Exception {
    return open(null, 1, 0);
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<CountKey, TextCounts, CountWindow> harness,
      TextCounts text)
      throws Exception {
    harness.processElement(text, text.getEventTime().toEpochMilli());
  }

  private static List<TextCounts> late(
      KeyedOneInputStreamOperatorTestHarness<CountKey, TextCounts, CountWindow> harness) {
    var side = harness.getSideOutput(SumWindows.LATE);
    return side == null ? List.of() : side.stream().map(record -> record.getValue()).toList();
  }

  @Test
  void sumsEqualThoseOfBruteForce() throws Exception {
    Random random = new Random(7);
    List<TextCounts> texts = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      long tokens = random.nextInt(50);
      texts.add(
          text(
              "t" + random.nextInt(3),
              "l" + random.nextInt(4),
              random.nextInt(600_000),
              tokens,
              counts("v1", "f1", tokens, null),
              counts("v2", "f2", tokens * 7, tokens)));
    }
    // Within ten seconds of order, which is less than the watermark's delay.
    texts.sort(
        (x, y) ->
            Long.compare(
                x.getEventTime().toEpochMilli() / 10_000,
                y.getEventTime().toEpochMilli() / 10_000));

    try (var harness = open()) {
      for (TextCounts text : texts) {
        send(harness, text);
        harness.processWatermark(text.getEventTime().toEpochMilli() - 10_000);
      }
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(late(harness)).isEmpty();
      List<CountWindow> windows = harness.extractOutputValues();
      Map<List<Object>, long[]> expected = new HashMap<>();
      for (TextCounts text : texts) {
        long[] sums =
            expected.computeIfAbsent(
                List.of(
                    text.getEventTime().toEpochMilli() / MINUTE,
                    text.getTenant(),
                    text.getLanguage()),
                key -> new long[10]);
        long tokens = text.getWords() / 2;
        sums[0]++;
        sums[1] += tokens * 3;
        sums[2] += tokens * 4;
        sums[3] += tokens * 2;
        sums[4] += tokens;
        sums[5] += tokens * 7;
        sums[6] += tokens * 7 / 2;
        sums[7] += tokens * 4 * tokens * 4;
        sums[8] += tokens * 7 * tokens * 7;
        sums[9] += tokens * 7 * tokens * 4;
      }
      Map<List<Object>, long[]> actual = new HashMap<>();
      for (CountWindow window : windows) {
        assertThat(window.getWindowEnd().toEpochMilli() - window.getWindowStart().toEpochMilli())
            .isEqualTo(MINUTE);
        VocabularyCounts first = window.getCounts().get(0);
        VocabularyCounts second = window.getCounts().get(1);
        assertThat(window.getCounts()).hasSize(2);
        assertThat(first.getUnknownTokens()).isNull();
        assertThat(second.getUnknownTokens()).isEqualTo(first.getTokens());
        long[] sums = {
          window.getTexts(),
          window.getCharacters(),
          window.getUtf8Bytes(),
          window.getWords(),
          first.getTokens(),
          second.getTokens(),
          second.getSingleTokenWords(),
          window.getUtf8BytesSquared(),
          window.getMoments().get(1).getTokensSquared(),
          window.getMoments().get(1).getTokensTimesBytes()
        };
        actual.merge(
            List.of(
                window.getWindowStart().toEpochMilli() / MINUTE,
                window.getTenant(),
                window.getLanguage()),
            sums,
            (x, y) -> {
              throw new AssertionError("a window was written twice");
            });
      }
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      actual.forEach((key, sums) -> assertThat(sums).as("%s", key).isEqualTo(expected.get(key)));
    }
  }

  @Test
  void aWindowIsWrittenWhenTheWatermarkPassesItsLastMillisecond() throws Exception {
    try (var harness = open()) {
      send(harness, text("t", "de", MINUTE, 1));
      send(harness, text("t", "de", 2 * MINUTE - 1, 1));
      harness.processWatermark(2 * MINUTE - 2);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(2 * MINUTE - 1);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(window -> assertThat(window.getTexts()).isEqualTo(2));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whatComesAfterItsWindowIsLateAndCountedApart() throws Exception {
    try (var harness = open()) {
      harness.processWatermark(2 * MINUTE - 1);
      TextCounts late = text("t", "de", 2 * MINUTE - 1, 1);
      send(harness, late);
      send(harness, text("t", "de", 2 * MINUTE, 1));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(late(harness)).containsExactly(late);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(window -> assertThat(window.getTexts()).isEqualTo(1));
    }
  }

  @Test
  void openWindowsGoOnAfterARestore() throws Exception {
    OperatorSubtaskState state;
    try (var before = open()) {
      send(before, text("t", "de", 0, 1, counts("v", "f1", 1, null), counts("w", "g", 5, null)));
      state = before.snapshot(1, 1);
    }
    try (var after = open(state, 1, 0)) {
      // The list of vocabularies was changed in the meantime, and v has another fingerprint.
      send(after, text("t", "de", 1, 2, counts("w", "g", 6, null), counts("v", "f2", 2, 0L)));
      after.processWatermark(Long.MAX_VALUE);
      CountWindow window = after.extractOutputValues().get(0);
      assertThat(window.getTexts()).isEqualTo(2);
      assertThat(window.getCounts())
          .containsExactly(
              counts("v", "f1", 1, null),
              new VocabularyCounts("w", "g", CountMethod.EXACT, 11L, null, null, 5L),
              counts("v", "f2", 2, 0L));
      assertThat(window.getMoments())
          .containsExactly(
              new TokenMoments(1L, 4L), new TokenMoments(61L, 68L), new TokenMoments(4L, 16L));
    }
  }

  /** Of a window that began before squares were summed, they would cover a part of the texts. */
  @Test
  void aWindowWithoutSquaresStaysWithout() {
    CountWindow window = WindowSums.empty(CountKey.of(text("t", "de", 0, 1)), 0, MINUTE);
    window.setUtf8BytesSquared(null);
    WindowSums.add(window, text("t", "de", 0, 1, counts("v", "f1", 1, null)));
    assertThat(window.getTexts()).isEqualTo(1);
    assertThat(window.getCounts()).hasSize(1);
    assertThat(window.getUtf8BytesSquared()).isNull();
    assertThat(window.getMoments()).isEmpty();
  }

  @Test
  void aClosedWindowStaysClosedAfterARestore() throws Exception {
    OperatorSubtaskState state;
    try (var before = open()) {
      send(before, text("t", "de", 0, 1));
      before.processWatermark(MINUTE);
      assertThat(before.extractOutputValues()).hasSize(1);
      state = before.snapshot(1, 1);
    }
    try (var after = open(state, 1, 0)) {
      // No watermark has come since the restart.
      TextCounts late = text("t", "de", 5, 1);
      send(after, late);
      assertThat(late(after)).containsExactly(late);
      after.processWatermark(Long.MAX_VALUE);
      assertThat(after.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void aClosedWindowStaysClosedWhenTheParallelismChanges() throws Exception {
    OperatorSubtaskState state;
    try (var before = open()) {
      for (int i = 0; i < 20; i++) {
        send(before, text("t" + i, "de", 0, 1));
        send(before, text("t" + i, "de", MINUTE, 1));
      }
      before.processWatermark(MINUTE);
      state = before.snapshot(1, 1);
    }
    int late = 0;
    List<String> tenants = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState part =
          KeyedOneInputStreamOperatorTestHarness.repartitionOperatorState(
              state, MAX_PARALLELISM, 1, 2, subtask);
      try (var after = open(part, 2, subtask)) {
        send(after, text(tenantOf(subtask), "de", 0, 1));
        late += late(after).size();
        after.processWatermark(Long.MAX_VALUE);
        after.extractOutputValues().forEach(window -> tenants.add(window.getTenant()));
      }
    }
    assertThat(late).isEqualTo(2);
    Collections.sort(tenants);
    assertThat(tenants).hasSize(20).doesNotHaveDuplicates();
  }

  /** A tenant whose key belongs to {@code subtask} of two. */
  private static String tenantOf(int subtask) {
    for (int i = 0; ; i++) {
      CountKey key = CountKey.of(text("late" + i, "de", 0, 1));
      if (KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, 2) == subtask) {
        return key.tenant();
      }
    }
  }
}
