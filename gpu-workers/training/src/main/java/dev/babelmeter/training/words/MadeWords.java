// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Words beyond a vocabulary, made as English makes them: by an ending, of two words, as a name of
 * several pieces, or as a number. There is no end to them, where texts that may be shipped hold
 * few.
 */
public final class MadeWords {
  private static final List<String> ENDINGS =
      List.of(
          "s",
          "ed",
          "ing",
          "er",
          "ers",
          "ly",
          "ness",
          "less",
          "ful",
          "able",
          "ization",
          "ized",
          "izing",
          "ation",
          "ment",
          "ments",
          "ity",
          "ism",
          "ist",
          "ists",
          "ish",
          "like",
          "wise",
          "ship",
          "hood",
          "ward",
          "ology",
          "ologist",
          "ification",
          "ability");
  private static final List<String> BEGINNINGS =
      List.of(
          "un", "re", "pre", "non", "anti", "over", "under", "mis", "dis", "inter", "super", "sub",
          "micro", "multi", "counter", "hyper", "bio", "electro", "neuro", "trans");
  private static final int NAME_PIECES = 3;
  private static final int DIGITS = 7;

  private static final BitSet NOTHING = new BitSet();

  private final PieceVocabulary vocabulary;
  private final BitSet hidden;
  private final List<Integer> stems = new ArrayList<>();
  private final List<Integer> inner = new ArrayList<>();

  /** Makes words of the tokens that {@code split} learns from. */
  public MadeWords(PieceVocabulary vocabulary, WordSplit split) {
    this.vocabulary = vocabulary;
    this.hidden = split.hidden();
    for (int id : split.train()) {
      if (PieceVocabulary.isWithin(vocabulary.spelling(id))) {
        inner.add(id);
      } else if (vocabulary.text(id).length() > 2) {
        stems.add(id);
      }
    }
  }

  /** The pieces of a word: more than one, and none that is held out. */
  public int[] sample(RandomGenerator random) {
    while (true) {
      int[] pieces = vocabulary.cut(spelling(random), NOTHING);
      if (pieces.length > 1 && Arrays.stream(pieces).noneMatch(hidden::get)) {
        return pieces;
      }
    }
  }

  private String spelling(RandomGenerator random) {
    String stem = any(stems, random);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> stem + ENDINGS.get(random.nextInt(ENDINGS.size()));
      case 3 -> BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + stem;
      case 4, 5 -> stem + any(stems, random);
      case 6, 7, 8 -> {
        StringBuilder name = new StringBuilder(stem);
        for (int i = random.nextInt(1, NAME_PIECES + 1); i > 0; i--) {
          name.append(any(inner, random));
        }
        yield name.toString();
      }
      default -> {
        StringBuilder number = new StringBuilder().append(random.nextInt(1, 10));
        for (int i = random.nextInt(2, DIGITS); i > 0; i--) {
          number.append(random.nextInt(10));
        }
        yield number.toString();
      }
    };
  }

  private String any(List<Integer> ids, RandomGenerator random) {
    return vocabulary.text(ids.get(random.nextInt(ids.size())));
  }
}
