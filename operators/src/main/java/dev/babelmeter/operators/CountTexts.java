// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Identifies the language of each text and counts it. Texts end here. */
public final class CountTexts extends RichMapFunction<TextEvent, TextCounts> {
  private final TextAnalysis.Factory factory;
  private transient @Nullable TextAnalysis analysis;

  /** Makes a function that analyses with what {@code factory} opens. */
  public CountTexts(TextAnalysis.Factory factory) {
    this.factory = factory;
  }

  @Override
  public void open(OpenContext context) {
    analysis = factory.open();
  }

  @Override
  public TextCounts map(TextEvent event) {
    try {
      return Opened.require(analysis).analyse(event);
    } catch (RuntimeException e) {
      throw new CountingFailure(e);
    }
  }

  @Override
  public void close() {
    if (analysis != null) {
      analysis.close();
    }
  }

  /**
   * A text could not be counted, which is an error of the program. It keeps the place of the error
   * and leaves its message out: that may quote the text, and Flink logs it.
   */
  private static final class CountingFailure extends RuntimeException {
    CountingFailure(RuntimeException error) {
      super(
          "counting a text failed with "
              + error.getClass().getName()
              + "; its message is withheld");
      setStackTrace(error.getStackTrace());
    }
  }
}
