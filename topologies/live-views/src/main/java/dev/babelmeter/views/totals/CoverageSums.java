// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import java.util.HashMap;
import java.util.Map;

/**
 * Exact sums over texts that were analysed token by token. A sum beyond the range of a long is an
 * {@link ArithmeticException}, never a wrong number.
 */
public final class CoverageSums {
  private CoverageSums() {}

  /** Returns what the texts of {@code window} share. */
  public static CoverageKey keyOf(CoverageWindow window) {
    return new CoverageKey(
        window.getVocabulary(), window.getFingerprint(), window.getLanguage(), window.getScript());
  }

  /**
   * Returns the totals of the texts of {@code window}.
   *
   * @param usedTokens how many distinct tokens they hold
   */
  public static CoverageTotals of(CoverageWindow window, long usedTokens) {
    return new CoverageTotals(
        window.getTexts(),
        window.getCharacters(),
        window.getUtf8Bytes(),
        window.getTokens(),
        usedTokens,
        window.getTokenClasses(),
        window.getDigitRuns(),
        window.getWindowStart(),
        window.getWindowEnd(),
        window.getWords(),
        window.getContinuedWords());
  }

  /**
   * Returns the totals of the texts of {@code a} and of {@code b}.
   *
   * @param usedTokens how many distinct tokens both hold together
   */
  public static CoverageTotals add(CoverageTotals a, CoverageTotals b, long usedTokens) {
    return new CoverageTotals(
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getUtf8Bytes(), b.getUtf8Bytes()),
        Math.addExact(a.getTokens(), b.getTokens()),
        usedTokens,
        add(a.getTokenClasses(), b.getTokenClasses()),
        add(a.getDigitRuns(), b.getDigitRuns()),
        PremiumSums.earlier(a.getFirstWindow(), b.getFirstWindow()),
        PremiumSums.later(a.getWindowEnd(), b.getWindowEnd()),
        PremiumSums.addApplicable(a.getWords(), b.getWords()),
        PremiumSums.addApplicable(a.getContinuedWords(), b.getContinuedWords()));
  }

  private static Map<String, Long> add(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sums = new HashMap<>(a);
    b.forEach((name, count) -> sums.merge(name, count, Math::addExact));
    return sums;
  }
}
