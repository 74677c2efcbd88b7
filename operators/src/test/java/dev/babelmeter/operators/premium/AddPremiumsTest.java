// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.operators.Harnesses;
import dev.babelmeter.operators.MergeWindows;
import dev.babelmeter.operators.RecordTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Parts become windows. */
@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class AddPremiumsTest {
  private static final long SIZE = 60_000;
  private static final long DELAY = 10_000;

  private static KeyedOneInputStreamOperatorTestHarness<PremiumSlice, PremiumWindow, PremiumWindow>
      open(OperatorSubtaskState state) throws Exception {
    return Harnesses.open(
        new MergeWindows<>(new AddPremiums(), RecordTypes.PREMIUM_WINDOW, Duration.ofMillis(DELAY)),
        new PremiumSlice.Selector(),
        PremiumSlice.TYPE,
        RecordTypes.PREMIUM_WINDOW,
        state);
  }

  private static PremiumWindow part(
      String language, long start, long number, PremiumCounts... counts) {
    return new PremiumWindow(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(start + SIZE),
        "t",
        "en",
        language,
        "Latn",
        number,
        2 * number,
        3 * number,
        4 * number,
        5 * number,
        6 * number,
        7 * number,
        8 * number,
        9 * number,
        10 * number,
        11 * number,
        12 * number,
        new ArrayList<>(List.of(counts)),
        13 * number,
        14 * number);
  }

  private static PremiumCounts counts(String fingerprint, long number, Long unknown) {
    return new PremiumCounts("v", fingerprint, number, 2 * number, 3 * number, unknown, 4 * number);
  }

  @Test
  void addsEveryFieldAndWritesAWindowOnce() throws Exception {
    try (var harness = open(null)) {
      PremiumWindow first = part("de", 0, 1, counts("f", 1, 5L));
      harness.processElement(first, 0);
      harness.processElement(part("de", 0, 10, counts("g", 7, null), counts("f", 10, 50L)), 0);
      harness.processElement(part("fr", 0, 100), 0);
      harness.processElement(part("de", SIZE, 1000), 0);
      harness.processWatermark(SIZE - 1 + DELAY - 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(SIZE - 1 + DELAY);
      assertThat(harness.extractOutputValues())
          .containsExactlyInAnyOrder(
              part("de", 0, 11, counts("f", 11, 55L), counts("g", 7, null)), part("fr", 0, 100));
      assertThat(first)
          .as("parts stay as they are")
          .isEqualTo(part("de", 0, 1, counts("f", 1, 5L)));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues()).hasSize(3);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void aPartThatComesLateIsWrittenAsItIsAlsoAfterARestart() throws Exception {
    OperatorSubtaskState state;
    try (var before = open(null)) {
      before.processElement(part("de", 0, 1), 0);
      before.processWatermark(SIZE - 1 + DELAY);
      before.processElement(part("de", SIZE, 2), 0);
      state = before.snapshot(1, 1);
    }
    try (var after = open(state)) {
      after.processElement(part("de", 0, 3), 0);
      assertThat(after.extractOutputValues()).containsExactly(part("de", 0, 3));
      after.processElement(part("de", SIZE, 5), 0);
      after.processWatermark(Long.MAX_VALUE);
      assertThat(after.extractOutputValues().get(1)).isEqualTo(part("de", SIZE, 7));
    }
  }

  /** The hash decides where a key is processed and where its state lies, in every JVM. */
  @Test
  void keysArePojosWithAHashThatIsSpecified() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(GroupKey.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(PremiumSlice.class);
    assertThat(new GroupKey("t", "g").hashCode()).isEqualTo(List.of("t", "g").hashCode());
    assertThat(new PremiumSlice("t", "en", "de", "Latn").hashCode())
        .isEqualTo(List.of("t", "en", "de", "Latn").hashCode());
  }
}
