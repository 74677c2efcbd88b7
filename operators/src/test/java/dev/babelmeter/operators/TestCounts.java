// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts for tests. */
final class TestCounts {
  private TestCounts() {}

  static TextCounts text(
      String tenant, String language, long time, long tokens, VocabularyCounts... counts) {
    return new TextCounts(
        "e" + time,
        Instant.ofEpochMilli(time),
        tenant,
        "source",
        "model",
        Direction.INPUT,
        language,
        LanguageMethod.DECLARED,
        1.0,
        "Latn",
        null,
        null,
        Map.of(),
        tokens * 3,
        tokens * 4,
        tokens * 2,
        null,
        List.of(counts));
  }

  static VocabularyCounts counts(
      String vocabulary, String fingerprint, long tokens, @Nullable Long unknown) {
    return new VocabularyCounts(
        vocabulary, fingerprint, CountMethod.EXACT, tokens, unknown, null, tokens / 2);
  }
}
