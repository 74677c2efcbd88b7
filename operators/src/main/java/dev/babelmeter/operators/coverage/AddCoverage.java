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
  public CoverageWindow add(CoverageWindow sum, CoverageWindow part) {
    TokenSums sums = new TokenSums(sum);
    sums.add(part);
    return sums.window();
  }
}
