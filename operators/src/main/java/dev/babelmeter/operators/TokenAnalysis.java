// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import java.io.Serializable;
import java.util.function.Consumer;

/** Tells which tokens texts become. Belongs to one thread. */
public interface TokenAnalysis extends AutoCloseable {
  /**
   * Hands out the part of a window that {@code event} is, for each vocabulary, or nothing when the
   * event is not among those that are analysed.
   *
   * @param counts what {@link TextAnalysis} found
   */
  void analyse(TextEvent event, TextCounts counts, Consumer<CoverageWindow> parts);

  /** Gives back what it holds. */
  @Override
  void close();

  /** Opens analyses where a job runs. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /** Opens an analysis for one thread. */
    TokenAnalysis open();
  }
}
