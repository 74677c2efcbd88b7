// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.attribute;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.operators.MergeWindows;
import dev.babelmeter.operators.WindowSums;

/** Adds the parts of a window of an attribute up. */
public final class AddAttributes implements MergeWindows.Merge<AttributeWindow> {
  @Override
  public long start(AttributeWindow window) {
    return window.getSums().getWindowStart().toEpochMilli();
  }

  @Override
  public long end(AttributeWindow window) {
    return window.getSums().getWindowEnd().toEpochMilli();
  }

  @Override
  public AttributeWindow copy(AttributeWindow part) {
    return new AttributeWindow(
        part.getAttribute(), part.getValue(), WindowSums.copy(part.getSums()));
  }

  @Override
  public AttributeWindow add(AttributeWindow sum, AttributeWindow part) {
    WindowSums.add(sum.getSums(), part.getSums());
    return sum;
  }
}
