// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.qtok;

import dev.babelmeter.tokenizers.decode.VisibleBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How the Qtok command line names the tokens of a vocabulary (nup-csai/Qtok, {@code
 * qtoklib/tokenizer.py}, {@code load_vocab} and {@code byte_level_decode_custom}). It guesses: a
 * file without the Cyrillic letters "ма" is byte-level, and the marker of spaces is whichever of ▁,
 * Ġ and tab the file has most of.
 */
public final class QtokNames {
  private static final String BYTE_LEVEL_SPACE = "Ġ";
  private static final String MARKERS = "\tĠ▁";
  private static final int REPLACEMENT = 0xFFFD;
  private static final int INVALID_BYTE = 0xFF;
  private static final Map<Integer, Integer> CHARACTERS = characters();

  private final String marker;
  private final boolean byteLevel;

  private QtokNames(String marker, boolean byteLevel) {
    this.marker = marker;
    this.byteLevel = byteLevel;
  }

  /** Returns the names of the tokens of a {@code tokenizer.json} with the text {@code json}. */
  public static QtokNames of(String json) {
    return new QtokNames(marker(json), !json.contains("ма"));
  }

  /**
   * Returns the names of the tokens of a unigram model, which Qtok refuses and so guesses nothing
   * about: its tokens are text.
   */
  static QtokNames ofUnigram(String json) {
    return new QtokNames(marker(json), false);
  }

  /** The most frequent marker, or empty when that is Ġ, which is not replaced. */
  private static String marker(String json) {
    long[] counts = new long[MARKERS.length()];
    json.chars()
        .map(MARKERS::indexOf)
        .filter(index -> index >= 0)
        .forEach(index -> counts[index]++);
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] >= counts[most] ? i : most;
    }
    String marker = MARKERS.substring(most, most + 1);
    return marker.equals(BYTE_LEVEL_SPACE) ? "" : marker;
  }

  /** Returns the name of the token of the model that is spelt {@code raw}. */
  public String name(String raw) {
    String marked = raw;
    if (!marker.isEmpty() && raw.startsWith(marker) && raw.length() > 1) {
      marked = (byteLevel ? BYTE_LEVEL_SPACE : " ") + raw.substring(1);
    }
    OptionalInt written = writtenByte(marked);
    if (written.isPresent()) {
      return Character.toString(CHARACTERS.get(written.getAsInt()));
    }
    if (byteLevel) {
      String decoded = decode(marked);
      return decoded.indexOf(REPLACEMENT) >= 0 ? "<0y" + marked + ">" : decoded;
    }
    return marked.length() == 1 && VisibleBytes.of(marked.charAt(0)) >= 0
        ? "0X%X".formatted(VisibleBytes.of(marked.charAt(0)))
        : marked;
  }

  /** The byte of a token {@code <0xNN>}; what else begins so makes Qtok fail, and is text here. */
  private static OptionalInt writtenByte(String token) {
    if (!token.toLowerCase(Locale.ROOT).matches("<0x[0-9a-f]{1,2}>")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(token.substring(3, token.length() - 1), 16));
  }

  /**
   * UTF-8 with a replacement character for each byte that begins nothing valid; unlike other
   * decoders it takes the continuation of a cut sequence for replacements one by one.
   */
  private static String decode(String token) {
    List<Integer> bytes = new ArrayList<>();
    token
        .codePoints()
        .forEach(
            c -> {
              int value = c <= 0xFFFF ? VisibleBytes.of((char) c) : -1;
              bytes.add(value < 0 ? INVALID_BYTE : value);
            });
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.size(); ) {
      int length = sequenceLength(bytes, i);
      text.appendCodePoint(length == 0 ? REPLACEMENT : codePoint(bytes, i, length));
      i += Math.max(1, length);
    }
    return text.toString();
  }

  /** Bytes of the valid sequence at {@code start}, or 0. */
  private static int sequenceLength(List<Integer> bytes, int start) {
    int first = bytes.get(start);
    int length = first <= 0x7F ? 1 : first < 0xC0 ? 0 : first <= 0xDF ? 2 : first <= 0xEF ? 3 : 4;
    if (length == 0 || first > 0xF7 || start + length > bytes.size()) {
      return 0;
    }
    for (int i = start + 1; i < start + length; i++) {
      if ((bytes.get(i) & 0xC0) != 0x80) {
        return 0;
      }
    }
    int codePoint = codePoint(bytes, start, length);
    int least = length == 1 ? 0 : length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return codePoint < least || codePoint > Character.MAX_CODE_POINT || surrogate ? 0 : length;
  }

  private static int codePoint(List<Integer> bytes, int start, int length) {
    int codePoint = length == 1 ? bytes.get(start) : bytes.get(start) & (0x7F >> length);
    for (int i = start + 1; i < start + length; i++) {
      codePoint = codePoint << 6 | (bytes.get(i) & 0x3F);
    }
    return codePoint;
  }

  private static Map<Integer, Integer> characters() {
    Map<Integer, Integer> characters = new HashMap<>();
    for (char c = 0; c < 0x200; c++) {
      if (VisibleBytes.of(c) >= 0) {
        characters.put(VisibleBytes.of(c), (int) c);
      }
    }
    return characters;
  }
}
