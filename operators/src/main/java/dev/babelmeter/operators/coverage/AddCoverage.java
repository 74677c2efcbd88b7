// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.operators.MergeWindows;

/** Adds the parts of a window of tokens up. */
public final class AddCoverage implements MergeWindows.Merge<CoverageWindow> {
  @Override
  public long start(CoverageWindow window) {
    return window.getWindowStart().toEpochMilli();
  }

  @Override
  public long end(CoverageWindow window) {
    return window.getWindowEnd().toEpochMilli();
  }

  @Override
  public CoverageWindow copy(CoverageWindow part) {
    return new TokenSums(part).window();
  }

  @Override
  public void add(CoverageWindow sum, CoverageWindow part) {
    TokenSums sums = new TokenSums(sum);
    sums.add(part);
    CoverageWindow both = sums.window();
    sum.setTexts(both.getTexts());
    sum.setCharacters(both.getCharacters());
    sum.setUtf8Bytes(both.getUtf8Bytes());
    sum.setTokens(both.getTokens());
    sum.setTokenClasses(both.getTokenClasses());
    sum.setDigitRuns(both.getDigitRuns());
    sum.setFrequencies(both.getFrequencies());
  }
}
