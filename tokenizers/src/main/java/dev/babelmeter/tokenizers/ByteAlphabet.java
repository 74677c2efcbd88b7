// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * The printable characters by which byte-level vocabularies write bytes.
 *
 * <p>Defined by GPT-2's {@code bytes_to_unicode} (openai/gpt-2, {@code src/encoder.py}): the
 * printable bytes of Latin-1 stand for themselves, the others in ascending order for U+0100
 * onwards.
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = characters();

  private ByteAlphabet() {}

  /** The character that stands for the byte {@code value}, 0 to 255. */
  static char character(int value) {
    return CHARACTERS[value];
  }

  /** The spelling of {@code bytes}. */
  static String spell(byte[] bytes) {
    char[] spelling = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      spelling[i] = CHARACTERS[bytes[i] & 0xFF];
    }
    return new String(spelling);
  }

  /**
   * Whether {@code value} occurs in UTF-8: 0xC0, 0xC1 and 0xF5 to 0xFF never do (RFC 3629, section
   * 3).
   */
  static boolean occursInUtf8(int value) {
    return value < 0xC0 || (value > 0xC1 && value < 0xF5);
  }

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean printable =
          (value >= '!' && value <= '~')
              || (value >= 0xA1 && value <= 0xAC)
              || (value >= 0xAE && value <= 0xFF);
      characters[value] = printable ? (char) value : next++;
    }
    return characters;
  }
}
