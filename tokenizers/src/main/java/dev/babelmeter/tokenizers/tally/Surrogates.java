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
}
