// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import java.util.function.LongConsumer;

/**
 * Where a text may be cut so that its tokens under one vocabulary are those of its parts: the first
 * part tokenised by the pipeline, the others by its {@link Pipeline#continuation}. Added tokens are
 * left out of account. Immutable.
 */
public final class Cuts {
  /** What stands for a space in the tokens of SentencePiece. */
  static final int SPACE_SYMBOL = 0x2581;

  private final Pipeline pipeline;
  private final boolean beginningMatters;
  private final boolean replacesSpaces;

  Cuts(Pipeline continuation, boolean beginningMatters) {
    pipeline = continuation;
    this.beginningMatters = beginningMatters;
    replacesSpaces = image(' ') == SPACE_SYMBOL;
  }

  /** Whether a part of a text that follows an added token is like any other. */
  public boolean isAlikeBehindAddedTokens() {
    return !beginningMatters && (pipeline.normalizer == null || !pipeline.normalizer.mayMisplace());
  }

  /** Whether a space is U+2581 to the model. */
  public boolean replacesSpaces() {
    return replacesSpaces;
  }

  /**
   * Whether the model sees a text of nothing but such code points as it is, or with U+2581 for its
   * spaces.
   */
  public boolean keeps(int codePoint) {
    Normalizer normalizer = pipeline.normalizer;
    return normalizer == null
        || normalizer.keeps(codePoint)
        || (codePoint == ' ' && normalizer.image(' ') == SPACE_SYMBOL);
  }

  /**
   * Whether the model surely sees the first {@code length} of these code points, not the beginning
   * of a text, as they are.
   */
  public boolean keepsText(int[] text, int length) {
    return pipeline.normalizer == null || pipeline.normalizer.keepsText(text, length);
  }

  /**
   * Whether a text that begins with {@code codePoint} is not to be cut: the reference misplaces the
   * offsets of all its tokens.
   */
  public boolean misplaces(int codePoint) {
    return pipeline.normalizer != null && pipeline.normalizer.misplaces(codePoint);
  }

  /**
   * What holds between these two neighbours, whatever stands before and behind them. {@link
   * Cut#OPEN} means that the text may be cut there if no token of the vocabulary spans the two.
   */
  public Cut between(int left, int right) {
    int before = left;
    int behind = right;
    Normalizer normalizer = pipeline.normalizer;
    if (normalizer != null) {
      if (!normalizer.separates(left, right)) {
        return Cut.NONE;
      }
      before = normalizer.image(left);
      behind = normalizer.image(right);
      // Nothing may be left of the part before, so that the beginning comes later.
      if (behind < 0 || (before < 0 && beginningMatters)) {
        return Cut.NONE;
      }
    }
    for (PreTokenizer stage : pipeline.preTokenizers) {
      Cut cut = stage.cut(before, behind);
      if (cut != Cut.OPEN) {
        return cut;
      }
      before = before < 0 ? Place.ANY : stage.image(before);
      behind = stage.image(behind);
      if (behind < 0) {
        return Cut.NONE;
      }
    }
    return isSpelt(left, before)
            && isSpelt(right, behind)
            && pipeline.model.isCutBeside(before)
            && pipeline.model.isCutBeside(behind)
        ? Cut.OPEN
        : Cut.NONE;
  }

  /** Whether the model sees the character as tokens are spelt in {@link BpeTokens}. */
  private boolean isSpelt(int original, int image) {
    return replacesSpaces && (original == ' ' || original == SPACE_SYMBOL)
        ? original == ' '
        : original == image;
  }

  private int image(int codePoint) {
    int image = pipeline.normalizer == null ? codePoint : pipeline.normalizer.image(codePoint);
    for (PreTokenizer stage : pipeline.preTokenizers) {
      image = image < 0 ? Place.ANY : stage.image(image);
    }
    return image;
  }

  /**
   * Tells {@code properties} numbers, always as many. Code points of which it tells the same have
   * the same answers from {@link #between}, on either side.
   */
  public void classify(int codePoint, LongConsumer properties) {
    int image = codePoint;
    properties.accept(keeps(codePoint) ? 1 : 0);
    if (pipeline.normalizer != null) {
      pipeline.normalizer.classify(codePoint, properties);
      image = pipeline.normalizer.image(codePoint);
    }
    for (PreTokenizer stage : pipeline.preTokenizers) {
      properties.accept(Math.min(image, 0));
      stage.classify(Math.max(image, 0), properties);
      image = image < 0 ? Place.ANY : stage.image(image);
    }
    properties.accept(isSpelt(codePoint, image) ? 1 : 0);
    properties.accept(image >= 0 && pipeline.model.isCutBeside(image) ? 1 : 0);
  }
}
