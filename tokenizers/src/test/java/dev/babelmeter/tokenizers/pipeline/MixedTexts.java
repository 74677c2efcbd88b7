// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random texts for an engine that remembers what it has seen: real lines cut and spliced, runs
 * about as long as a table's bounds may be, halves of special tokens, pieces of earlier texts in
 * new places, and {@link AdversarialTexts}.
 */
final class MixedTexts {
  private static final String[] SPECIAL_TOKENS = {
    "<|endoftext|>",
    "<s>",
    "</s>",
    "<unk>",
    "<pad>",
    "<extra_id_12>",
    "[MASK]",
    "[UNK]",
    "[CLS]",
    "<|system|>",
    "<|user|>",
    "<|end|>",
    "<0x0A>",
    "<0xE4>",
    "\u2581",
    "##ing"
  };

  private static final String[] JOINTS = {
    "", "", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "'", "-", ".", ",", "_", "/", "\u00A0",
    "\u200D", "\u0301", "\u2581", "0"
  };

  /** Lengths at which keys, slots, scratch space and merging by a heap may begin or end. */
  private static final int[] BOUNDS = {
    7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 63, 64, 96, 100, 112, 123, 127, 128, 192, 255, 256, 512
  };

  private static final int REMEMBERED = 512;

  private final Random random;
  private final List<String> lines;
  private final List<String> earlier = new ArrayList<>();

  /** Texts that begin from {@code seed}; {@code lines} may be empty. */
  MixedTexts(long seed, List<String> lines) {
    random = new Random(seed);
    this.lines = lines;
  }

  /** The next text. */
  String next() {
    String text =
        switch (random.nextInt(8)) {
          case 0, 1 -> AdversarialTexts.random(random, random.nextInt(10) == 0 ? 120 : 16);
          case 2 -> run() + AdversarialTexts.random(random, 6) + run();
          default -> spliced();
        };
    if (earlier.size() < REMEMBERED) {
      earlier.add(text);
    } else {
      earlier.set(random.nextInt(REMEMBERED), text);
    }
    return text;
  }

  private String spliced() {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(5); parts > 0; parts--) {
      text.append(
          switch (random.nextInt(8)) {
            case 0 -> halfToken();
            case 1 -> AdversarialTexts.random(random, 4);
            case 2 -> random.nextInt(4) == 0 ? run() : "";
            case 3 -> earlier.isEmpty() ? "" : part(earlier.get(random.nextInt(earlier.size())));
            default -> lines.isEmpty() ? "" : part(lines.get(random.nextInt(lines.size())));
          });
      text.append(JOINTS[random.nextInt(JOINTS.length)]);
    }
    return text.toString();
  }

  /** Up to 60 characters of {@code text}, from anywhere. */
  private String part(String text) {
    int length = text.codePointCount(0, text.length());
    int start = random.nextInt(length + 1);
    int end = Math.min(length, start + random.nextInt(60));
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  private String halfToken() {
    String token = SPECIAL_TOKENS[random.nextInt(SPECIAL_TOKENS.length)];
    int cut = random.nextInt(token.length() + 1);
    return switch (random.nextInt(4)) {
      case 0 -> token.substring(0, cut);
      case 1 -> token.substring(cut);
      case 2 -> token.substring(0, cut) + token;
      default -> token;
    };
  }

  /** One fragment again and again, to a bound or one off it. */
  private String run() {
    int bound = BOUNDS[random.nextInt(BOUNDS.length)] + random.nextInt(3) - 1;
    String fragment = AdversarialTexts.FRAGMENTS[random.nextInt(AdversarialTexts.FRAGMENTS.length)];
    boolean varied = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    while (text.length() < bound) {
      text.append(varied ? "" + (char) ('a' + random.nextInt(26)) : fragment);
    }
    return text.toString();
  }
}
