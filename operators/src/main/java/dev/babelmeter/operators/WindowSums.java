// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TokenMoments;
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
        new ArrayList<>(),
        0L,
        new ArrayList<>());
  }

  /** Adds one text to {@code window}. */
  public static void add(CountWindow window, TextCounts text) {
    window.setTexts(window.getTexts() + 1);
    window.setCharacters(window.getCharacters() + text.getCharacters());
    window.setUtf8Bytes(window.getUtf8Bytes() + text.getUtf8Bytes());
    window.setWords(window.getWords() + text.getWords());
    Long squares = window.getUtf8BytesSquared();
    if (squares == null) {
      add(window.getCounts(), text.getCounts());
      return;
    }
    long bytes = text.getUtf8Bytes();
    window.setUtf8BytesSquared(squares + bytes * bytes);
    List<TokenMoments> moments = window.getMoments();
    for (int i = 0; i < text.getCounts().size(); i++) {
      VocabularyCounts count = text.getCounts().get(i);
      int place = add(window.getCounts(), i, count);
      if (place == moments.size()) {
        moments.add(new TokenMoments(0L, 0L));
      }
      TokenMoments moment = moments.get(place);
      long tokens = count.getTokens();
      moment.setTokensSquared(moment.getTokensSquared() + tokens * tokens);
      moment.setTokensTimesBytes(moment.getTokensTimesBytes() + tokens * bytes);
    }
  }

  /** Returns the sums of {@code window}, which can be added to. */
  public static CountWindow copy(CountWindow window) {
    return CountWindow.newBuilder(window).build();
  }

  /** Adds the texts of {@code part} to {@code window}; both have summed squares. */
  public static void add(CountWindow window, CountWindow part) {
    Long squares = window.getUtf8BytesSquared();
    Long more = part.getUtf8BytesSquared();
    if (squares == null || more == null) {
      throw new IllegalArgumentException("a window without squares cannot be added");
    }
    window.setTexts(window.getTexts() + part.getTexts());
    window.setCharacters(window.getCharacters() + part.getCharacters());
    window.setUtf8Bytes(window.getUtf8Bytes() + part.getUtf8Bytes());
    window.setWords(window.getWords() + part.getWords());
    window.setUtf8BytesSquared(squares + more);
    for (int i = 0; i < part.getCounts().size(); i++) {
      int place = add(window.getCounts(), i, part.getCounts().get(i));
      if (place == window.getMoments().size()) {
        window.getMoments().add(new TokenMoments(0L, 0L));
      }
      TokenMoments sum = window.getMoments().get(place);
      TokenMoments moments = part.getMoments().get(i);
      sum.setTokensSquared(Math.addExact(sum.getTokensSquared(), moments.getTokensSquared()));
      sum.setTokensTimesBytes(
          Math.addExact(sum.getTokensTimesBytes(), moments.getTokensTimesBytes()));
    }
  }

  /** Adds {@code counts} to {@code sums}, vocabulary by vocabulary. */
  public static void add(List<VocabularyCounts> sums, List<VocabularyCounts> counts) {
    for (int i = 0; i < counts.size(); i++) {
      add(sums, i, counts.get(i));
    }
  }

  /**
   * Adds {@code count} to its sum and returns where that is.
   *
   * @param likely where it is looked for first
   */
  private static int add(List<VocabularyCounts> sums, int likely, VocabularyCounts count) {
    int place = find(sums, likely, count);
    if (place == sums.size()) {
      sums.add(copy(count));
    } else {
      VocabularyCounts sum = sums.get(place);
      sum.setTokens(sum.getTokens() + count.getTokens());
      sum.setUnknownTokens(plus(sum.getUnknownTokens(), count.getUnknownTokens()));
      sum.setByteFallbackTokens(plus(sum.getByteFallbackTokens(), count.getByteFallbackTokens()));
      sum.setSingleTokenWords(sum.getSingleTokenWords() + count.getSingleTokenWords());
    }
    return place;
  }

  /** Where the sum for {@code count} is; the end when there is none. */
  private static int find(List<VocabularyCounts> sums, int likely, VocabularyCounts count) {
    if (likely < sums.size() && isSame(sums.get(likely), count)) {
      return likely;
    }
    for (int i = 0; i < sums.size(); i++) {
      if (isSame(sums.get(i), count)) {
        return i;
      }
    }
    return sums.size();
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
