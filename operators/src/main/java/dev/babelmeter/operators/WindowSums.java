// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds counts up in a {@link CountWindow}. Sums of a vocabulary are kept by its name and
 * fingerprint, so a window that a changed list of vocabularies goes on with holds both.
 */
public final class WindowSums {
  private WindowSums() {}

  /** Returns a window without texts. */
  public static CountWindow empty(CountKey key, long start, long end) {
    return new CountWindow(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(end),
        key.tenant(),
        key.language(),
        key.script(),
        Direction.valueOf(key.direction()),
        key.model(),
        0L,
        0L,
        0L,
        0L,
        new ArrayList<>());
  }

  /** Adds one text to {@code window}. */
  public static void add(CountWindow window, TextCounts text) {
    window.setTexts(window.getTexts() + 1);
    window.setCharacters(window.getCharacters() + text.getCharacters());
    window.setUtf8Bytes(window.getUtf8Bytes() + text.getUtf8Bytes());
    window.setWords(window.getWords() + text.getWords());
    add(window.getCounts(), text.getCounts());
  }

  /** Adds {@code counts} to {@code sums}, vocabulary by vocabulary. */
  public static void add(List<VocabularyCounts> sums, List<VocabularyCounts> counts) {
    for (int i = 0; i < counts.size(); i++) {
      VocabularyCounts count = counts.get(i);
      VocabularyCounts sum = find(sums, i, count);
      if (sum == null) {
        sums.add(copy(count));
      } else {
        sum.setTokens(sum.getTokens() + count.getTokens());
        sum.setUnknownTokens(plus(sum.getUnknownTokens(), count.getUnknownTokens()));
        sum.setByteFallbackTokens(plus(sum.getByteFallbackTokens(), count.getByteFallbackTokens()));
        sum.setSingleTokenWords(sum.getSingleTokenWords() + count.getSingleTokenWords());
      }
    }
  }

  /** The sum for {@code count}, looked for at {@code likely} first; null when there is none. */
  private static @Nullable VocabularyCounts find(
      List<VocabularyCounts> sums, int likely, VocabularyCounts count) {
    if (likely < sums.size() && isSame(sums.get(likely), count)) {
      return sums.get(likely);
    }
    for (VocabularyCounts sum : sums) {
      if (isSame(sum, count)) {
        return sum;
      }
    }
    return null;
  }

  private static VocabularyCounts copy(VocabularyCounts count) {
    return new VocabularyCounts(
        count.getVocabulary(),
        count.getFingerprint(),
        count.getMethod(),
        count.getTokens(),
        count.getUnknownTokens(),
        count.getByteFallbackTokens(),
        count.getSingleTokenWords());
  }

  private static boolean isSame(VocabularyCounts a, VocabularyCounts b) {
    return a.getVocabulary().equals(b.getVocabulary())
        && a.getFingerprint().equals(b.getFingerprint());
  }

  private static @Nullable Long plus(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) (a + b);
  }
}
