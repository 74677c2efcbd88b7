// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the language of each text, counts it, and puts aside which tokens it becomes. Texts
 * end here.
 */
public final class CountTexts extends ProcessFunction<TextEvent, TextCounts> {
  /** The side output of the tokens of single texts. */
  public static final OutputTag<CoverageWindow> TOKENS =
      new OutputTag<>("tokens", RecordTypes.COVERAGE_WINDOW);

  private final TextAnalysis.Factory factory;
  private final TokenAnalysis.Factory tokenFactory;
  private transient @Nullable TextAnalysis analysis;
  private transient @Nullable TokenAnalysis tokens;

  /** Makes a function that analyses with what the factories open. */
  public CountTexts(TextAnalysis.Factory factory, TokenAnalysis.Factory tokenFactory) {
    this.factory = factory;
    this.tokenFactory = tokenFactory;
  }

  @Override
  public void open(OpenContext context) {
    analysis = factory.open();
    tokens = tokenFactory.open();
  }

  @Override
  public void processElement(TextEvent event, Context context, Collector<TextCounts> out) {
    TextCounts counts;
    try {
      counts = Opened.require(analysis).analyse(event);
      Opened.require(tokens).analyse(event, counts, part -> context.output(TOKENS, part));
    } catch (RuntimeException e) {
      throw new CountingFailure(e);
    }
    out.collect(counts);
  }

  @Override
  public void close() {
    if (analysis != null) {
      analysis.close();
    }
    if (tokens != null) {
      tokens.close();
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
