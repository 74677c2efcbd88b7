// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.Map;

/** White space at the ends of tokens, by id, for vocabularies that trim offsets. */
final class TokenSpaces {
  private final byte[] leading;
  private final byte[] trailing;

  TokenSpaces(Map<String, Integer> vocabulary) {
    int size = vocabulary.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    leading = new byte[size];
    trailing = new byte[size];
    vocabulary.forEach(
        (token, id) -> {
          int[] text = token.codePoints().toArray();
          int before = 0;
          while (before < text.length && isSpace(text[before])) {
            before++;
          }
          int behind = 0;
          while (behind < text.length && isSpace(text[text.length - 1 - behind])) {
            behind++;
          }
          leading[id] = (byte) Math.min(before, 255);
          trailing[id] = (byte) Math.min(behind, 255);
        });
  }

  /** Whether {@code c} is white space, or a space of the byte alphabet. */
  static boolean isSpace(int c) {
    return c == ByteAlphabet.of(' ') || CharacterProperties.has(c, CharacterProperties.WHITESPACE);
  }

  int leading(int id) {
    return leading[id] & 0xFF;
  }

  int trailing(int id) {
    return trailing[id] & 0xFF;
  }
}
