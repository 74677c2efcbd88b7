// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * SentencePiece's table of character replacements, checked before the reference reads it, which
 * ends the process when the table is damaged.
 *
 * <p>Format (google/sentencepiece, {@code normalizer.cc}; huggingface/spm_precompiled): the length
 * of a double-array trie in bytes, the trie, and the replacements, each ended by a null byte, all
 * numbers 32 bits in little-endian order. The trie is that of darts-clone: a unit holds a label in
 * bits 0 to 7 and 31, whether it has a value in bit 8, and the offset of its children above that.
 */
final class Charsmap {
  private static final int LABEL = 0x8000_00FF;

  private final int[] units;
  private final byte[] replacements;

  private Charsmap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /** Whether the reference can read {@code base64} and look up any text in it. */
  static boolean isSound(String base64) {
    byte[] table;
    try {
      table = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    // The reference takes only the canonical form, with padding.
    if (table.length < 8 || !Base64.getEncoder().encodeToString(table).equals(base64)) {
      return false;
    }
    ByteBuffer buffer = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int units = buffer.getInt() >>> 2;
    if (units == 0 || units > buffer.remaining() / 4) {
      return false;
    }
    IntBuffer trie = buffer.asIntBuffer().limit(units);
    int[] array = new int[units];
    trie.get(array);
    byte[] replacements = new byte[buffer.remaining() - 4 * units];
    buffer.position(4 + 4 * units).get(replacements);
    return isUtf8(replacements) && new Charsmap(array, replacements).isClosed();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether no sequence of bytes leads out of the trie or to a place that is no replacement. */
  private boolean isClosed() {
    Deque<Integer> pending = new ArrayDeque<>();
    BitSet seen = new BitSet();
    pending.add(offset(units[0]));
    while (!pending.isEmpty()) {
      int parent = pending.pop();
      for (int label = 1; label < 256; label++) {
        int place = parent ^ label;
        if (place >= units.length) {
          return false;
        }
        if ((units[place] & LABEL) == label) {
          int child = place ^ offset(units[place]);
          boolean hasValue = (units[place] & 0x100) != 0;
          if (hasValue && (child >= units.length || !isReplacement(units[child]))) {
            return false;
          }
          if (!seen.get(child)) {
            seen.set(child);
            pending.push(child);
          }
        }
      }
    }
    return true;
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 0x200) >>> 6);
  }

  private boolean isReplacement(int unit) {
    int start = unit & Integer.MAX_VALUE;
    return start <= replacements.length
        && (start == replacements.length || (replacements[start] & 0xC0) != 0x80);
  }
}
