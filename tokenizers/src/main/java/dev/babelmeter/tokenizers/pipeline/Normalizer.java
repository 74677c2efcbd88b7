// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import java.util.function.LongConsumer;

/** Changes a text that is not empty. Immutable. */
interface Normalizer {
  /** Normalizes {@code text} in place. */
  void normalize(WorkText text, Scratch scratch);

  /**
   * Whether a text of nothing but such code points stays as it is, whatever their order. False for
   * every code point when the normalizer adds something to each text.
   */
  boolean keeps(int codePoint);

  /**
   * Whether {@link #normalize} surely leaves the first {@code length} of these code points as they
   * are; it may do so too where this says no.
   */
  default boolean keepsText(int[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (!keeps(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #normalize} may throw {@link PatternBudgetException}. */
  default boolean mayGiveUp() {
    return false;
  }

  /**
   * The one code point that {@code codePoint} becomes whatever stands beside it, or {@link
   * Place#ANY} or {@link Place#VISIBLE} for the last of what it may become. A text put in front of
   * every text is left out of account.
   */
  int image(int codePoint);

  /**
   * Whether the parts of every text that is cut between these two normalize to the parts of the
   * normalized text, but for what is put in front of every text.
   *
   * @param left a code point, {@link Place#ANY} or {@link Place#VISIBLE}
   * @param right a code point
   */
  boolean separates(int left, int right);

  /** Whether all offsets in a text are misplaced that begins with {@code codePoint}. */
  default boolean misplaces(int codePoint) {
    return false;
  }

  /** Whether {@link #misplaces} holds for any code point. */
  default boolean mayMisplace() {
    return false;
  }

  /**
   * Tells {@code properties} numbers, always as many. Code points of which it tells the same have
   * the same answers from {@link #separates} and images with the same answers.
   */
  void classify(int codePoint, LongConsumer properties);
}
