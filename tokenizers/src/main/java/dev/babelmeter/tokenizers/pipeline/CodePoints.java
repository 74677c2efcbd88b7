// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.tally.Surrogates;

/** Reads strings. */
final class CodePoints {
  private CodePoints() {}

  /**
   * Reads {@code text} into {@code target}.
   *
   * @throws IllegalArgumentException when it holds a lone surrogate
   */
  static void read(String text, WorkText target, boolean aligned) {
    int units = text.length();
    target.reset(units, aligned);
    int length = 0;
    for (int i = 0; i < units; i++) {
      int c = text.charAt(i);
      if (Character.isSurrogate((char) c)) {
        if (i + 1 == units || !Surrogates.arePair((char) c, text.charAt(i + 1))) {
          throw Surrogates.lone(i);
        }
        c = Character.toCodePoint((char) c, text.charAt(++i));
      }
      target.text[length++] = c;
    }
    end(target, length);
  }

  /**
   * Reads the characters {@code [from, to)} of {@code text} into {@code target}.
   *
   * @throws IllegalArgumentException when they hold a lone surrogate
   */
  static void read(char[] text, int from, int to, WorkText target, boolean aligned) {
    target.reset(to - from, aligned);
    int length = 0;
    for (int i = from; i < to; i++) {
      int c = text[i];
      if (Character.isSurrogate((char) c)) {
        if (i + 1 == to || !Surrogates.arePair((char) c, text[i + 1])) {
          throw Surrogates.lone(i - from);
        }
        c = Character.toCodePoint((char) c, text[++i]);
      }
      target.text[length++] = c;
    }
    end(target, length);
  }

  /** Ends reading {@code length} code points, each of which stands for itself. */
  static void end(WorkText target, int length) {
    target.length = length;
    for (int i = 0; target.aligned && i < length; i++) {
      target.from[i] = i;
      target.to[i] = i + 1;
    }
  }
}
