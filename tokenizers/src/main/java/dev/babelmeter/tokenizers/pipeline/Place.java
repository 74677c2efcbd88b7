// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;

/** Stand-ins for a character of which too little is known, on the left of a place in a text. */
final class Place {
  /** Any character, or none. */
  static final int ANY = -1;

  /** Any character but white space. */
  static final int VISIBLE = -2;

  private Place() {}

  /** Whether {@code codePoint} is white space to any component. */
  static boolean isSpace(int codePoint) {
    return CharacterProperties.has(
        codePoint,
        CharacterProperties.WHITESPACE
            | CharacterProperties.REGEX_SPACE
            | CharacterProperties.RUST_SPACE);
  }
}
