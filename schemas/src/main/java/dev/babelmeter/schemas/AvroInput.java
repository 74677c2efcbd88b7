// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads values in Avro's binary encoding that {@link AvroBytes} wrote. */
final class AvroInput {
  private final byte[] bytes;
  private int position;

  AvroInput(byte[] bytes) {
    this.bytes = bytes;
  }

  long getLong() {
    long zigzag = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      zigzag |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  double getDouble() {
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits |= (bytes[position++] & 0xFFL) << (i * Byte.SIZE);
    }
    return Double.longBitsToDouble(bits);
  }

  String getString() {
    int length = (int) getLong();
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** Passes over {@code expected} when it comes next; else reads nothing and returns false. */
  boolean skip(byte[] expected) {
    int end = position + expected.length;
    if (end > bytes.length || !Arrays.equals(bytes, position, end, expected, 0, expected.length)) {
      return false;
    }
    position = end;
    return true;
  }
}
