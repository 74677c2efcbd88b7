// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/** Code points as bytes. */
final class Utf8 {
  private Utf8() {}

  /** Number of bytes of {@code codePoint}. */
  static int length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** Writes {@code c} to {@code target} and returns the new end. */
  static int write(int c, byte[] target, int at) {
    int end = at;
    if (c < 0x80) {
      target[end++] = (byte) c;
    } else if (c < 0x800) {
      target[end++] = (byte) (0xC0 | c >> 6);
      target[end++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      target[end++] = (byte) (0xE0 | c >> 12);
      target[end++] = (byte) (0x80 | (c >> 6 & 0x3F));
      target[end++] = (byte) (0x80 | (c & 0x3F));
    } else {
      target[end++] = (byte) (0xF0 | c >> 18);
      target[end++] = (byte) (0x80 | (c >> 12 & 0x3F));
      target[end++] = (byte) (0x80 | (c >> 6 & 0x3F));
      target[end++] = (byte) (0x80 | (c & 0x3F));
    }
    return end;
  }

  /** Whether {@code b} continues a character. */
  static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Number of bytes of the character that begins with {@code b}, not a continuation. */
  static int lengthOf(byte b) {
    return b >= 0 ? 1 : (b & 0xE0) == 0xC0 ? 2 : (b & 0xF0) == 0xE0 ? 3 : 4;
  }

  /** The code point of the {@code length} bytes at {@code at}. */
  static int decode(byte[] bytes, int at, int length) {
    int c = length == 1 ? bytes[at] : bytes[at] & 0xFF >> length + 1;
    for (int i = 1; i < length; i++) {
      c = c << 6 | (bytes[at + i] & 0x3F);
    }
    return c;
  }
}
