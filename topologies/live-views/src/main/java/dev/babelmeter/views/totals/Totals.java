// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.LivePremiumSums;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of counts. A sum beyond the range of a long is an {@link ArithmeticException}, never a
 * wrong number.
 */
public final class Totals {
  private Totals() {}

  /** The totals of no text. */
  public static LiveTotals none() {
    return new LiveTotals(0L, 0L, 0L, 0L, 0L, List.of());
  }

  /** Returns what the texts of {@code window} share. */
  public static TotalsKey keyOf(CountWindow window) {
    return new TotalsKey(
        window.getTenant(),
        window.getLanguage(),
        window.getScript(),
        window.getDirection(),
        window.getModel());
  }

  /** Returns the key of {@code text}. */
  public static TotalsKey keyOf(TextCounts text) {
    return new TotalsKey(
        text.getTenant(),
        text.getLanguage(),
        text.getScript(),
        text.getDirection(),
        text.getModel());
  }

  /** Returns what the texts of {@code window} share. */
  public static AttributeKey keyOf(AttributeWindow window) {
    return new AttributeKey(
        window.getAttribute(),
        window.getValue(),
        window.getSums().getLanguage(),
        window.getSums().getScript());
  }

  /** Returns the totals of the texts of {@code window}. */
  public static LiveTotals of(CountWindow window) {
    List<VocabularyTotals> parts = new ArrayList<>();
    for (int i = 0; i < window.getCounts().size(); i++) {
      parts.add(
          totals(
              window.getCounts().get(i),
              window.getTexts(),
              window.getCharacters(),
              window.getUtf8Bytes(),
              window.getWords(),
              SquareSums.of(window, i)));
    }
    return new LiveTotals(
        window.getTexts(),
        0L,
        window.getCharacters(),
        window.getUtf8Bytes(),
        window.getWords(),
        parts);
  }

  /** Returns the totals of one text that came after its window had closed. */
  public static LiveTotals ofLate(TextCounts text) {
    return new LiveTotals(
        1L,
        1L,
        text.getCharacters(),
        text.getUtf8Bytes(),
        text.getWords(),
        text.getCounts().stream()
            .map(
                count ->
                    totals(
                        count,
                        1,
                        text.getCharacters(),
                        text.getUtf8Bytes(),
                        text.getWords(),
                        SquareSums.of(text, count)))
            .toList());
  }

  /** Returns the totals of all texts of {@code parts}. */
  public static LiveTotals sum(Collection<LiveTotals> parts) {
    return parts.stream().reduce(Totals::add).orElseGet(Totals::none);
  }

  /** Returns the totals of the texts of {@code a} and of {@code b}. */
  public static LiveTotals add(LiveTotals a, LiveTotals b) {
    return new LiveTotals(
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getLateTexts(), b.getLateTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getUtf8Bytes(), b.getUtf8Bytes()),
        Math.addExact(a.getWords(), b.getWords()),
        merge(a.getCounts(), b.getCounts()));
  }

  private static List<VocabularyTotals> merge(
      List<VocabularyTotals> first, List<VocabularyTotals> second) {
    Map<Identity, VocabularyTotals> sums = new LinkedHashMap<>();
    first.forEach(part -> sums.merge(Identity.of(part), part, Totals::add));
    second.forEach(part -> sums.merge(Identity.of(part), part, Totals::add));
    return List.copyOf(sums.values());
  }

  /** Returns the sums of {@code a} and {@code b}, which have the same vocabulary. */
  private static VocabularyTotals add(VocabularyTotals a, VocabularyTotals b) {
    return new VocabularyTotals(
        a.getVocabulary(),
        a.getFingerprint(),
        a.getMethod(),
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getUtf8Bytes(), b.getUtf8Bytes()),
        Math.addExact(a.getWords(), b.getWords()),
        Math.addExact(a.getTokens(), b.getTokens()),
        PremiumSums.addApplicable(a.getUnknownTokens(), b.getUnknownTokens()),
        PremiumSums.addApplicable(a.getByteFallbackTokens(), b.getByteFallbackTokens()),
        Math.addExact(a.getSingleTokenWords(), b.getSingleTokenWords()),
        SquareSums.add(a.getLivePremium(), b.getLivePremium()));
  }

  private static VocabularyTotals totals(
      VocabularyCounts count,
      long texts,
      long characters,
      long utf8Bytes,
      long words,
      @Nullable LivePremiumSums livePremium) {
    return new VocabularyTotals(
        count.getVocabulary(),
        count.getFingerprint(),
        count.getMethod(),
        texts,
        characters,
        utf8Bytes,
        words,
        count.getTokens(),
        count.getUnknownTokens(),
        count.getByteFallbackTokens(),
        count.getSingleTokenWords(),
        livePremium);
  }

  /** What makes token counts the same quantity. */
  private record Identity(String vocabulary, String fingerprint) {
    static Identity of(VocabularyTotals totals) {
      return new Identity(totals.getVocabulary(), totals.getFingerprint());
    }
  }
}
