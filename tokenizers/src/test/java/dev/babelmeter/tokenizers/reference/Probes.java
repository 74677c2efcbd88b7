// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.reference;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Small tokenizers that show what one component of the reference does with each code point. */
public final class Probes {
  /** Code points a call of the reference; keeps its per-call memory small. */
  private static final int CHUNK = 1 << 14;

  private static final char SEPARATOR = '|';

  private static final String ONE_TOKEN_A_PIECE =
      "{\"type\":\"WordLevel\",\"unk_token\":\"?\",\"vocab\":{\"?\":0}}";

  private Probes() {}

  /** A {@code tokenizer.json} of three sections, each JSON text or {@code null}. */
  public static String json(String normalizer, String preTokenizer, String model) {
    return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":[],"
        + "\"normalizer\":"
        + normalizer
        + ",\"pre_tokenizer\":"
        + preTokenizer
        + ",\"post_processor\":null,\"decoder\":null,\"model\":"
        + model
        + "}";
  }

  /** A tokenizer whose tokens are the pieces that {@code preTokenizer} makes. */
  public static ReferenceTokenizer pieces(String normalizer, String preTokenizer) {
    return new ReferenceTokenizer(json(normalizer, preTokenizer, ONE_TOKEN_A_PIECE));
  }

  /** A tokenizer whose ids are the UTF-8 bytes of what {@code normalizer} makes of a text. */
  public static ReferenceTokenizer normalized(String normalizer) {
    StringBuilder vocabulary = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      vocabulary.append(i == 0 ? "" : ",").append(String.format("\"<0x%02X>\":%d", i, i));
    }
    String model =
        "{\"type\":\"BPE\",\"byte_fallback\":true,\"vocab\":{" + vocabulary + "},\"merges\":[]}";
    return new ReferenceTokenizer(json(normalizer, "null", model));
  }

  /** What the normalizer behind {@code tokenizer} makes of {@code text}. */
  public static String normalize(ReferenceTokenizer tokenizer, String text) {
    int[] ids = tokenizer.ids(text);
    byte[] utf8 = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      utf8[i] = (byte) ids[i];
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The code points that {@code preTokenizer}, which removes what it matches, removes. */
  public static BitSet removedBy(String preTokenizer) {
    BitSet removed = new BitSet();
    forEachChunk(
        (from, to) -> {
          int[] codePoints = scalars(from, to);
          removedIn(preTokenizer, codePoints, removed);
        });
    return removed;
  }

  private static void removedIn(String preTokenizer, int[] codePoints, BitSet removed) {
    try (ReferenceTokenizer tokenizer = pieces("null", preTokenizer)) {
      ReferenceTokenizer.Tokens kept =
          tokenizer.encode(new String(codePoints, 0, codePoints.length));
      BitSet present = new BitSet(codePoints.length);
      for (int i = 0; i < kept.ids().length; i++) {
        present.set(kept.starts()[i], kept.ends()[i]);
      }
      for (int i = 0; i < codePoints.length; i++) {
        if (!present.get(i)) {
          removed.set(codePoints[i]);
        }
      }
    }
  }

  /** The code points that stand alone between two letters after {@code preTokenizer}. */
  public static BitSet isolatedBy(String preTokenizer) {
    BitSet isolated = new BitSet();
    try (ReferenceTokenizer tokenizer = pieces("null", preTokenizer)) {
      forEachChunk(
          (from, to) -> {
            int[] codePoints = scalars(from, to);
            int[] text = new int[2 * codePoints.length + 1];
            java.util.Arrays.fill(text, 'a');
            for (int i = 0; i < codePoints.length; i++) {
              text[2 * i + 1] = codePoints[i];
            }
            ReferenceTokenizer.Tokens tokens = tokenizer.encode(new String(text, 0, text.length));
            for (int i = 0; i < tokens.ids().length; i++) {
              int start = tokens.starts()[i];
              if ((start & 1) == 1 && tokens.ends()[i] == start + 1) {
                isolated.set(text[start]);
              }
            }
          });
    }
    return isolated;
  }

  /**
   * What {@code normalizer} makes of {@code around.apply(c)} for each code point but the vertical
   * line, which separates them.
   */
  public static void normalizeEach(String normalizer, IntFunction<String> around, Visitor visitor) {
    normalizeEach(normalizer, c -> true, around, visitor);
  }

  /** As the method above, for the code points of {@code include}. */
  public static void normalizeEach(
      String normalizer, IntPredicate include, IntFunction<String> around, Visitor visitor) {
    try (ReferenceTokenizer tokenizer = normalized(normalizer)) {
      forEachChunk(
          (from, to) -> {
            StringBuilder text = new StringBuilder();
            int[] codePoints =
                java.util.Arrays.stream(scalars(from, to))
                    .filter(c -> c != SEPARATOR && include.test(c))
                    .toArray();
            for (int c : codePoints) {
              text.append(around.apply(c)).append(SEPARATOR);
            }
            String[] lines = normalize(tokenizer, text.toString()).split("\\|", -1);
            if (lines.length != codePoints.length + 1) {
              throw new IllegalStateException("the normalizer made or removed separators");
            }
            for (int i = 0; i < codePoints.length; i++) {
              visitor.accept(codePoints[i], lines[i]);
            }
          });
    }
  }

  private static void forEachChunk(Range range) {
    for (int from = 0; from < 0x110000; from += CHUNK) {
      range.accept(from, from + CHUNK);
    }
  }

  private static int[] scalars(int from, int to) {
    return java.util.stream.IntStream.range(from, to)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .toArray();
  }

  private interface Range {
    void accept(int from, int to);
  }

  /** Takes a code point and what became of it. */
  public interface Visitor {
    void accept(int codePoint, String result);
  }
}
