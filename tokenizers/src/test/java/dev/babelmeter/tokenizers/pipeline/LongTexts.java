// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Prints how long {@link Encoder#count} takes for texts of up to a million code points that tempt
 * tokenizers into more than linear time, under every shared vocabulary: nanoseconds a code point at
 * 10,000, 100,000 and 1,000,000. Run it as {@link FullComparison}.
 */
public final class LongTexts {
  private static final int[] LENGTHS = {10_000, 100_000, 1_000_000};

  private LongTexts() {}

  /** Prints a tab-separated table. */
  public static void main(String[] arguments) {
    System.out.println("vocabulary\ttext\t10^4\t10^5\t10^6 (ns a code point)");
    for (String name : SharedData.VOCABULARIES) {
      Encoder encoder = SharedData.pipeline(SharedData.vocabulary(name)).newEncoder();
      for (Map.Entry<String, String> text : texts().entrySet()) {
        StringBuilder row = new StringBuilder(name + "\t" + text.getKey());
        for (int length : LENGTHS) {
          String part = text.getValue().substring(0, text.getValue().offsetByCodePoints(0, length));
          encoder.count(part);
          long start = System.nanoTime();
          encoder.count(part);
          row.append('\t').append((System.nanoTime() - start) / length);
        }
        System.out.println(row);
      }
    }
  }

  /** Texts of a million code points by name. */
  static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    Random random = new Random(1);
    texts.put("one letter", "a".repeat(1_000_000));
    texts.put("letters", letters(random, 'a', 26));
    texts.put("capitals", letters(random, 'A', 26));
    texts.put("spaces", " ".repeat(1_000_000));
    texts.put("line breaks", " \n".repeat(500_000));
    texts.put("digits", letters(random, '0', 10));
    texts.put("punctuation", letters(random, '!', 15));
    texts.put("ideographs", letters(random, 0x4E00, 0x5000));
    texts.put("ideographs and capitals", "\u4E2DAA".repeat(333_334));
    texts.put("Thai", letters(random, 0xE01, 0x2E));
    texts.put("marks", letters(random, 0x300, 0x6F));
    texts.put("vowel jamo", "\u1161".repeat(1_000_000));
    texts.put("emoji", "\uD83D\uDC69\u200D".repeat(500_000));
    texts.put("flags", "\uD83C\uDDE9".repeat(1_000_000));
    return texts;
  }

  private static String letters(Random random, int first, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      text.appendCodePoint(first + random.nextInt(count));
    }
    return text.toString();
  }
}
