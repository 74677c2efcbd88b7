// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

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
    int[] codePoints = target.text;
    int length = 0;
    for (int i = 0; i < units; ) {
      char c = text.charAt(i++);
      int codePoint = c;
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i == units
            || !Character.isLowSurrogate(text.charAt(i))) {
          throw new IllegalArgumentException(
              "the text holds a lone surrogate at UTF-16 position "
                  + (i - 1)
                  + ", which UTF-8 cannot express: remove or replace it");
        }
        codePoint = Character.toCodePoint(c, text.charAt(i++));
      }
      if (aligned) {
        target.from[length] = length;
        target.to[length] = length + 1;
      }
      codePoints[length++] = codePoint;
    }
    target.length = length;
  }
}
