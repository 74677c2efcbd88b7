// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import dev.babelmeter.tokenizers.decode.VisibleBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Spellings of tokens. */
final class Spellings {
  /** How GPT-2 spells a tab, a space and a line feed. */
  private static final String SPACES = "ĉĠĊ";

  private Spellings() {}

  static boolean isSpace(char c) {
    return SPACES.indexOf(c) >= 0;
  }

  /**
   * The text that {@code spelling} spells, or null when its bytes are no UTF-8.
   *
   * @throws IllegalArgumentException when a character spells no byte
   */
  // The exception is how a decoder says that bytes are no UTF-8.
  @SuppressWarnings("UnusedException")
  static @Nullable String text(String spelling) {
    byte[] bytes = new byte[spelling.length()];
    for (int i = 0; i < bytes.length; i++) {
      int value = VisibleBytes.of(spelling.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException(
            "character " + i + " of a token's spelling stands for no byte");
      }
      bytes[i] = (byte) value;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
