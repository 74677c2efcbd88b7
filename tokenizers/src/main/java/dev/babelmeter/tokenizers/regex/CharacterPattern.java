// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;

/** Single code points that have a property of {@link CharacterProperties}. */
public record CharacterPattern(int property) implements Pattern {
  @Override
  public long find(int[] text, int from, int to, int at) {
    for (int i = at; i < to; i++) {
      if (CharacterProperties.has(text[i], property)) {
        return Pattern.match(i, i + 1);
      }
    }
    return NO_MATCH;
  }

  @Override
  public boolean mayBegin(int codePoint) {
    return CharacterProperties.has(codePoint, property);
  }
}
