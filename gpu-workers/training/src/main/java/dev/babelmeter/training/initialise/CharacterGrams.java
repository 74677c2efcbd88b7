// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Vectors by the spelling: the sum of a random vector for each run of three to five characters, the
 * rarer the longer, as fastText begins (Bojanowski et al. 2017, <a
 * href="https://arxiv.org/abs/1607.04606">Enriching Word Vectors with Subword Information</a>).
 * Nothing is trained: no text that may be shipped is long enough for it.
 */
public final class CharacterGrams implements Auxiliary {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final int DIMENSION = 256;

  private final Map<String, Integer> frequency = new HashMap<>();
  private final int documents;

  /** Weighs runs by how rare they are among the tokens of {@code vocabulary}. */
  public CharacterGrams(PieceVocabulary vocabulary) {
    documents = vocabulary.size();
    for (int id = 0; id < documents; id++) {
      grams(vocabulary.spelling(id)).forEach(gram -> frequency.merge(gram, 1, Integer::sum));
    }
  }

  private static Set<String> grams(String spelling) {
    String text =
        PieceVocabulary.isWithin(spelling)
            ? spelling.substring(PieceVocabulary.WITHIN.length()) + ">"
            : "<" + spelling + ">";
    Set<String> grams = new HashSet<>();
    for (int length = SHORTEST; length <= LONGEST; length++) {
      for (int start = 0; start + length <= text.length(); start++) {
        grams.add(text.substring(start, start + length));
      }
    }
    return grams;
  }

  @Override
  public float[][] vectors(List<NewToken> tokens) {
    return tokens.stream().map(token -> vector(token.spelling())).toArray(float[][]::new);
  }

  private float[] vector(String spelling) {
    float[] vector = new float[DIMENSION];
    for (String gram : grams(spelling)) {
      double weight = Math.log((double) documents / frequency.getOrDefault(gram, 1));
      Random random = new Random(gram.hashCode());
      for (int d = 0; d < DIMENSION; d++) {
        vector[d] += (float) (weight * (random.nextBoolean() ? 1 : -1));
      }
    }
    return vector;
  }
}
