// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts for properties. */
final class Texts {
  private Texts() {}

  /** Texts of white space of every kind, of any code points, and of ASCII. */
  static Arbitrary<String> any() {
    Arbitrary<String> space =
        Arbitraries.of(" ", "\t", "\n", "\r\n", "\u001c", "\u0085", "\u00a0", "\u2028", "\u3000");
    Arbitrary<String> character =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(Character::toString);
    Arbitrary<String> lowCharacter =
        Arbitraries.integers().between(0, 0x33FF).map(Character::toString);
    Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(3);
    return Arbitraries.frequencyOf(
            Tuple.of(3, space),
            Tuple.of(2, character),
            Tuple.of(2, lowCharacter),
            Tuple.of(2, ascii))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}
