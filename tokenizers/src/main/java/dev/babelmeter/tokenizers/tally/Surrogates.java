// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

/** Texts that UTF-8 cannot express. */
public final class Surrogates {
  private Surrogates() {}

  /** Whether {@code unit} is followed by {@code next} as one character. */
  public static boolean arePair(char unit, char next) {
    return Character.isHighSurrogate(unit) && Character.isLowSurrogate(next);
  }

  /** The exception for a lone surrogate at UTF-16 position {@code index}. It quotes nothing. */
  public static IllegalArgumentException lone(int index) {
    return new IllegalArgumentException(
        "the text holds a lone surrogate at UTF-16 position "
            + index
            + ", which UTF-8 cannot express: remove or replace it");
  }

  /**
   * Refuses a text with a lone surrogate.
   *
   * @throws IllegalArgumentException when it has one; the message names its position
   */
  public static void requirePairs(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (i + 1 == text.length() || !arePair(unit, text.charAt(i + 1))) {
          throw lone(i);
        }
        i++;
      }
    }
  }
}
