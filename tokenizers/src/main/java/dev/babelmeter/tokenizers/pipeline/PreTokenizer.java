// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import java.util.function.LongConsumer;

/** Divides pieces into smaller ones, or changes their text. Immutable. */
interface PreTokenizer {
  /** Adds to {@code out}, which is empty and over another text, what becomes of {@code in}. */
  void apply(Pieces in, Pieces out, Scratch scratch);

  /** Whether {@link #apply} may throw {@link PatternBudgetException}. */
  default boolean mayGiveUp() {
    return false;
  }

  /**
   * What holds between two neighbours in a piece. A text put in front of the first piece of the
   * original text is left out of account.
   *
   * @param left a code point, {@link Place#ANY} or {@link Place#VISIBLE}
   * @param right a code point
   */
  Cut cut(int left, int right);

  /** What {@code codePoint} becomes, or {@link Place#ANY}. */
  int image(int codePoint);

  /**
   * Tells {@code properties} numbers, always as many. Code points of which it tells the same have
   * the same answers from {@link #cut} and images with the same answers.
   */
  void classify(int codePoint, LongConsumer properties);
}
