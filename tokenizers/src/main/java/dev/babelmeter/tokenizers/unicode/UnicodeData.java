// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * The resource {@code unicode.bin}, read once. It is gzip of varints: the property words; runs of
 * code points as length and index of their word; code points with a lower case; with a canonical
 * decomposition; with another compatibility decomposition; with a combining class; and the pairs
 * that compose.
 */
final class UnicodeData {
  static final String RESOURCE = "unicode.bin";

  private static final UnicodeData INSTANCE = load();

  final int[] words;
  final byte[] wordOf;
  final CodePointMap lowerCase;
  final CodePointMap canonical;
  final CodePointMap compatible;
  final IntMap combiningClass;
  final IntMap compositions;

  private UnicodeData(DataInputStream in) throws IOException {
    words = new int[varint(in)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readInt();
    }
    wordOf = new byte[Character.MAX_CODE_POINT + 1];
    for (int at = 0; at < wordOf.length; ) {
      int length = varint(in);
      byte word = in.readByte();
      java.util.Arrays.fill(wordOf, at, at + length, word);
      at += length;
    }
    lowerCase = CodePointMap.read(in);
    canonical = CodePointMap.read(in);
    compatible = CodePointMap.read(in);
    combiningClass = new IntMap(varint(in));
    for (int c = 0, n = varint(in); n > 0; n--) {
      c += varint(in);
      combiningClass.put(c, varint(in));
    }
    compositions = new IntMap(varint(in));
    for (int n = varint(in); n > 0; n--) {
      long first = varint(in);
      compositions.put(first << 32 | varint(in), varint(in));
    }
  }

  static UnicodeData get() {
    return INSTANCE;
  }

  static int varint(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
  }

  private static UnicodeData load() {
    try (InputStream resource = UnicodeData.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(
            "the class path lacks dev/babelmeter/tokenizers/unicode/" + RESOURCE);
      }
      return new UnicodeData(
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource, 1 << 16))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
