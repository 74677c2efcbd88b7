// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.operators.Harnesses;
import dev.babelmeter.operators.RecordTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Translation groups of the tests, and the function that joins them. */
final class GroupTexts {
  static final long WAIT = 10_000;
  static final long SIZE = 60_000;
  static final PremiumConfig CONFIG =
      new PremiumConfig(List.of("en"), Duration.ofMillis(WAIT), Duration.ofMillis(SIZE));

  private GroupTexts() {}

  static KeyedOneInputStreamOperatorTestHarness<GroupKey, TextCounts, PremiumWindow> open(
      PremiumConfig config, OperatorSubtaskState state) throws Exception {
    return Harnesses.open(
        new JoinTranslations(config),
        new GroupKey.Selector(),
        GroupKey.TYPE,
        RecordTypes.PREMIUM_WINDOW,
        state);
  }

  static void send(
      KeyedOneInputStreamOperatorTestHarness<GroupKey, TextCounts, PremiumWindow> harness,
      TextCounts... texts)
      throws Exception {
    for (TextCounts text : texts) {
      harness.processElement(text, text.getEventTime().toEpochMilli());
    }
  }

  static TextCounts text(
      String id, String tenant, String group, String language, long time, long tokens) {
    return new TextCounts(
        id,
        Instant.ofEpochMilli(time),
        tenant,
        "",
        "",
        Direction.INPUT,
        language,
        LanguageMethod.DECLARED,
        1.0,
        language.equals("ru") ? "Cyrl" : "Latn",
        group,
        null,
        Map.of(),
        tokens * 3,
        tokens * 4,
        tokens,
        tokens * 2,
        List.of(
            new VocabularyCounts("v", "f", CountMethod.EXACT, tokens, null, null, 0L),
            new VocabularyCounts("w", "g", CountMethod.EXACT, tokens * 7, tokens, null, 0L)));
  }

  static TextCounts text(String language, long time, long tokens) {
    return text(language + time, "t", "g", language, time, tokens);
  }

  static Map<String, PremiumWindow> byLanguage(List<PremiumWindow> windows) {
    Map<String, PremiumWindow> map = new TreeMap<>();
    for (PremiumWindow window : windows) {
      assertThat(map.put(window.getLanguage(), window)).as(window.getLanguage()).isNull();
    }
    return map;
  }
}
