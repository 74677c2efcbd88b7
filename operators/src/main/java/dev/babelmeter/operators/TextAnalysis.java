// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import java.io.Serializable;

/** Turns events into counts. Belongs to one thread. */
public interface TextAnalysis extends AutoCloseable {
  /** Returns the counts of {@code event}, which carry nothing of its text. */
  TextCounts analyse(TextEvent event);

  /** Gives back what it holds. */
  @Override
  void close();

  /** Opens analyses where a job runs. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /** Opens an analysis for one thread. */
    TextAnalysis open();
  }
}
