// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values in Avro's binary encoding, one after another in a growing buffer. */
public final class AvroBytes {
  private static final int FIRST_CAPACITY = 1024;
  private static final int LONGEST_LONG = 10;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  AvroBytes() {}

  /** The buffer, of which {@link #length} bytes are valid. */
  public byte[] array() {
    return bytes;
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** A copy of the valid bytes. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  void putBytes(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /** Appends a long, an int, an enum's ordinal or a union's index: zig-zag, then base 128. */
  void putLong(long value) {
    ensure(LONGEST_LONG);
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void putDouble(double value) {
    ensure(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Double.BYTES; i++) {
      bytes[length++] = (byte) (bits >>> (i * Byte.SIZE));
    }
  }

  /** Appends a string: its length in bytes and its UTF-8. */
  void putString(String value) {
    int size = value.length();
    putLong(size);
    ensure(size);
    int start = length;
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        // Longer in UTF-8 than in characters, so its length has to be written again.
        length = start - lengthOf(size);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putLong(utf8.length);
        putBytes(utf8);
        return;
      }
      bytes[start + i] = (byte) c;
    }
    length = start + size;
  }

  private static int lengthOf(long notNegative) {
    int bytes = 1;
    for (long rest = notNegative << 1; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
