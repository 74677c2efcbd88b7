// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.operators.KnownSums;
import java.util.HashMap;
import java.util.Map;

/** The tokens of a window while they are being added up, with their frequencies in a table. */
final class TokenSums {
  private final CoverageWindow sums;
  private final TokenFrequencies frequencies = new TokenFrequencies();

  /** Begins with {@code first}, which stays as it is. */
  TokenSums(CoverageWindow first) {
    sums =
        new CoverageWindow(
            first.getWindowStart(),
            first.getWindowEnd(),
            first.getLanguage(),
            first.getScript(),
            first.getVocabulary(),
            first.getFingerprint(),
            0L,
            0L,
            0L,
            0L,
            new HashMap<>(),
            new HashMap<>(),
            frequencies.encoded(),
            0L,
            0L);
    add(first);
  }

  void add(CoverageWindow part) {
    sums.setTexts(sums.getTexts() + part.getTexts());
    sums.setCharacters(sums.getCharacters() + part.getCharacters());
    sums.setUtf8Bytes(sums.getUtf8Bytes() + part.getUtf8Bytes());
    sums.setTokens(sums.getTokens() + part.getTokens());
    sums.setWords(KnownSums.add(sums.getWords(), part.getWords()));
    sums.setContinuedWords(KnownSums.add(sums.getContinuedWords(), part.getContinuedWords()));
    add(sums.getTokenClasses(), part.getTokenClasses());
    add(sums.getDigitRuns(), part.getDigitRuns());
    frequencies.addEncoded(part.getFrequencies());
  }

  /** The first millisecond of the window. */
  long start() {
    return sums.getWindowStart().toEpochMilli();
  }

  /** The first millisecond after the window. */
  long end() {
    return sums.getWindowEnd().toEpochMilli();
  }

  /** Distinct tokens so far. */
  int types() {
    return frequencies.types();
  }

  /** Returns the window with its frequencies as they are now; it is one object all the time. */
  CoverageWindow window() {
    sums.setFrequencies(frequencies.encoded());
    return sums;
  }

  private static void add(Map<String, Long> sums, Map<String, Long> parts) {
    parts.forEach((name, count) -> sums.merge(name, count, Long::sum));
  }
}
