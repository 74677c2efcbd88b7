// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

/**
 * UTF-8 in which each maximal part of an ill-formed sequence becomes one U+FFFD (The Unicode
 * Standard, section 3.9, "U+FFFD Substitution of Maximal Subparts", table 3-7). Java's own decoder
 * makes one of an encoded surrogate where that rule, and the reference, make three.
 */
final class LossyUtf8 {
  private LossyUtf8() {}

  static String decode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int lead = bytes[at++] & 0xFF;
      int more = continuations(lead);
      int codePoint = more == 0 ? lead : lead & (0x3F >> more);
      int low = lowestSecond(lead);
      int high = highestSecond(lead);
      for (; more > 0 && at < bytes.length; more--) {
        int next = bytes[at] & 0xFF;
        if (next < low || next > high) {
          break;
        }
        codePoint = codePoint << 6 | (next & 0x3F);
        low = 0x80;
        high = 0xBF;
        at++;
      }
      text.appendCodePoint(more == 0 ? codePoint : 0xFFFD);
    }
    return text.toString();
  }

  /** Number of bytes that follow {@code lead}; -1 when no sequence begins with it. */
  private static int continuations(int lead) {
    if (lead < 0x80) {
      return 0;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  }

  private static int lowestSecond(int lead) {
    return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  }

  private static int highestSecond(int lead) {
    return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  }
}
