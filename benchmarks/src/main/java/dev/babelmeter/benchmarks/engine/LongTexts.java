// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Long texts that tempt a tokenizer into more than linear time, by the name of their kind. */
final class LongTexts {
  private static final Map<String, Function<Random, String>> PARTS = parts();

  private LongTexts() {}

  /** The kinds. */
  static Iterable<String> kinds() {
    return PARTS.keySet();
  }

  /**
   * A text of {@code kind} with {@code bytes} bytes of UTF-8, give or take the last character.
   * Another seed gives other characters where the kind has a choice.
   */
  static String make(String kind, int bytes, long seed) {
    Function<Random, String> part = PARTS.get(kind);
    if (part == null) {
      throw new IllegalArgumentException("there is no kind of long text named " + kind);
    }
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int length = 0;
    while (length < bytes) {
      String next = part.apply(random);
      text.append(next);
      length += next.getBytes(StandardCharsets.UTF_8).length;
    }
    return text.toString();
  }

  private static Map<String, Function<Random, String>> parts() {
    Map<String, Function<Random, String>> parts = new LinkedHashMap<>();
    parts.put("letter a", random -> "a");
    parts.put("spaces", random -> " ");
    parts.put("digits", random -> one(random, '0', 10));
    parts.put("random letters", random -> one(random, 'a', 26));
    parts.put("capitals", random -> one(random, 'A', 26));
    parts.put(
        "one long word",
        random -> one(random, "bdfgklmnprst") + one(random, "aeiou") + one(random, "lnrst"));
    parts.put("Thai", random -> one(random, 0xE01, 0x2E));
    parts.put("Chinese", random -> one(random, 0x4E00, 0x5000));
    parts.put("vowel jamo", random -> one(random, 0x1161, 21));
    parts.put("emoji", random -> one(random, 0x1F466, 4) + "\u200D");
    parts.put("marks", random -> one(random, 0x300, 0x6F));
    parts.put("punctuation", random -> one(random, "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"));
    parts.put("line breaks", random -> one(random, "\n\n\r "));
    parts.put("metaspaces", random -> "\u2581");
    parts.put("words", random -> one(random, 'a', 26).repeat(1 + random.nextInt(9)) + " ");
    parts.put("mixed", LongTexts::mixed);
    return parts;
  }

  private static String mixed(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> one(random, 0xE01, 0x2E).repeat(random.nextInt(20));
      case 1 -> one(random, 0x4E00, 0x5000);
      case 2 -> one(random, '0', 10);
      case 3 -> one(random, " \n\t'.-_/<|>");
      case 4 -> one(random, 0x300, 0x6F);
      case 5 -> one(random, 0x1F600, 0x40);
      default -> one(random, 'a', 26) + one(random, 'A', 26);
    };
  }

  private static String one(Random random, int first, int count) {
    return Character.toString(first + random.nextInt(count));
  }

  private static String one(Random random, String characters) {
    return Character.toString(characters.charAt(random.nextInt(characters.length())));
  }
}
