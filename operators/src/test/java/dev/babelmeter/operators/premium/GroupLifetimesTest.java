// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import static dev.babelmeter.operators.premium.GroupTexts.CONFIG;
import static dev.babelmeter.operators.premium.GroupTexts.WAIT;
import static dev.babelmeter.operators.premium.GroupTexts.byLanguage;
import static dev.babelmeter.operators.premium.GroupTexts.open;
import static dev.babelmeter.operators.premium.GroupTexts.send;
import static dev.babelmeter.operators.premium.GroupTexts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.PremiumCounts;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** When groups begin, close and are forgotten, and what is late for them, over restarts too. */
@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class GroupLifetimesTest {
  @Test
  void aLateMemberIsCountedApartUntilTheGroupIsForgotten() throws Exception {
    try (var harness = open(CONFIG, null)) {
      send(harness, text("de", 1_000, 30), text("en", 2_000, 20));
      harness.processWatermark(1_000 + WAIT - 1);
      assertThat(harness.extractOutputValues()).hasSize(2);
      harness.getOutput().clear();

      // Within the group that was closed, though the watermark alone would still let it in.
      send(harness, text("fr", 1_000 + WAIT - 1, 5));
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.getLateMembers()).isEqualTo(1);
                assertThat(part.getGroups()).isZero();
                assertThat(part.getGroupsWithoutPivot()).isZero();
                assertThat(part.getLanguage()).isEqualTo("fr");
              });
      harness.getOutput().clear();

      // After it: another group of the same name.
      send(harness, text("fr", 1_000 + WAIT, 5));
      harness.processWatermark(1_000 + 2 * WAIT - 1);
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(part -> assertThat(part.getGroupsWithoutPivot()).isEqualTo(1));
      harness.getOutput().clear();

      harness.processWatermark(1_000 + 4 * WAIT);
      assertThat(harness.numKeyedStateEntries()).as("the state has an end").isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      send(harness, text("es", 1_000 + WAIT, 5));
      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(part -> assertThat(part.getLateMembers()).isEqualTo(1));
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anEarlierMemberThatComesLaterMovesTheBeginning() throws Exception {
    try (var harness = open(CONFIG, null)) {
      send(harness, text("de", 9_000, 30), text("en", 15_000, 20), text("fr", 5_000, 10));
      harness.processWatermark(5_000 + WAIT - 1);
      // The group is [5 s, 15 s): the pivot's text belongs to the next one.
      assertThat(byLanguage(harness.extractOutputValues())).containsOnlyKeys("de", "fr");
      harness.getOutput().clear();
      harness.processWatermark(15_000 + WAIT - 1);
      assertThat(byLanguage(harness.extractOutputValues())).containsOnlyKeys("en");
    }
  }

  @Test
  void aGroupWithoutEndHasABound() throws Exception {
    try (var harness = open(CONFIG, null)) {
      for (int i = 0; i < JoinTranslations.MAX_MEMBERS + 3; i++) {
        send(harness, text("e" + i, "t", "g", "de", i % 7, 1));
      }
      assertThat(harness.extractOutputValues())
          .hasSize(3)
          .allSatisfy(part -> assertThat(part.getRefusedMembers()).isEqualTo(1));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues().get(3).getDuplicates())
          .isEqualTo(JoinTranslations.MAX_MEMBERS - 1);
    }
  }

  @Test
  void openGroupsAndLatenessOutliveARestart() throws Exception {
    OperatorSubtaskState state;
    try (var before = open(CONFIG, null)) {
      send(before, text("1", "t", "closed", "de", 0, 1));
      before.processWatermark(WAIT);
      send(before, text("2", "t", "open", "de", 5_000, 30));
      before.getOutput().clear();
      state = before.snapshot(1, 1);
    }
    try (var after = open(CONFIG, state)) {
      // No watermark has come since the restart.
      send(after, text("3", "t", "closed", "en", 1, 1), text("4", "t", "open", "en", 6_000, 20));
      assertThat(after.extractOutputValues())
          .singleElement()
          .satisfies(part -> assertThat(part.getLateMembers()).isEqualTo(1));
      after.getOutput().clear();
      after.processWatermark(Long.MAX_VALUE);
      PremiumCounts counts = byLanguage(after.extractOutputValues()).get("de").getCounts().get(0);
      assertThat(counts.getTokens()).isEqualTo(30);
      assertThat(counts.getPivotTokens()).isEqualTo(20);
    }
  }

  @Test
  void aLongerWaitAfterARestartClosesWhatWasOpen() throws Exception {
    OperatorSubtaskState state;
    try (var before = open(CONFIG, null)) {
      send(before, text("de", 0, 30));
      state = before.snapshot(1, 1);
    }
    PremiumConfig longer =
        new PremiumConfig(List.of("en"), Duration.ofMillis(2 * WAIT), CONFIG.windowSize());
    try (var after = open(longer, state)) {
      after.processWatermark(WAIT);
      send(after, text("en", 15_000, 20));
      after.processWatermark(2 * WAIT);
      assertThat(byLanguage(after.extractOutputValues())).containsOnlyKeys("de", "en");
    }
  }
}
