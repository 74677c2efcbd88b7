// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/**
 * GPT-2's visible character for each byte: printable Latin-1 characters stand for themselves, the
 * 68 other bytes for U+0100 and up in order.
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];

  static {
    int next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean printable =
          (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
      CHARACTERS[b] = (char) (printable ? b : next++);
    }
  }

  private static final short[] BYTES = new short[0x180];

  static {
    java.util.Arrays.fill(BYTES, (short) -1);
    for (int b = 0; b < 256; b++) {
      BYTES[CHARACTERS[b]] = (short) b;
    }
  }

  private ByteAlphabet() {}

  /** The byte that {@code character} stands for, or -1. */
  static int byteOf(int character) {
    return character < BYTES.length ? BYTES[character] : -1;
  }

  /** The character of {@code b}, from 0 to 255. */
  static int of(int b) {
    return CHARACTERS[b];
  }

  /** Number of bytes of {@code codePoint} in UTF-8. */
  static int utf8Length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** Writes the characters of the bytes of {@code c} to {@code target} and returns the new end. */
  static int write(int c, int[] target, int at) {
    int end = at;
    if (c < 0x80) {
      target[end++] = CHARACTERS[c];
    } else if (c < 0x800) {
      target[end++] = CHARACTERS[0xC0 | c >> 6];
      target[end++] = CHARACTERS[0x80 | (c & 0x3F)];
    } else if (c < 0x10000) {
      target[end++] = CHARACTERS[0xE0 | c >> 12];
      target[end++] = CHARACTERS[0x80 | (c >> 6 & 0x3F)];
      target[end++] = CHARACTERS[0x80 | (c & 0x3F)];
    } else {
      target[end++] = CHARACTERS[0xF0 | c >> 18];
      target[end++] = CHARACTERS[0x80 | (c >> 12 & 0x3F)];
      target[end++] = CHARACTERS[0x80 | (c >> 6 & 0x3F)];
      target[end++] = CHARACTERS[0x80 | (c & 0x3F)];
    }
    return end;
  }

  /** The byte of UTF-8 at {@code index} of {@code c}. */
  static int utf8Byte(int c, int index) {
    int length = utf8Length(c);
    if (length == 1) {
      return c;
    }
    int bits = c >> (6 * (length - 1 - index));
    if (index > 0) {
      return 0x80 | (bits & 0x3F);
    }
    return switch (length) {
      case 2 -> 0xC0 | bits;
      case 3 -> 0xE0 | bits;
      default -> 0xF0 | bits;
    };
  }
}
