// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.Arrays;

/**
 * GPT-2's visible characters for bytes, read backwards: printable characters of Latin-1 stand for
 * themselves, those from U+0100 on for the 68 other bytes in order.
 */
public final class VisibleBytes {
  private static final int[] VALUES = values();

  private VisibleBytes() {}

  /** The byte, 0 to 255, that {@code c} stands for, or -1. */
  public static int of(char c) {
    return c < VALUES.length ? VALUES[c] : -1;
  }

  private static int[] values() {
    int[] values = new int[0x144];
    Arrays.fill(values, -1);
    int next = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean printable =
          (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xFF && value != 0xAD);
      values[printable ? value : next++] = value;
    }
    return values;
  }
}
