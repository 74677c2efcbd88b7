// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trans-tokenization's weighted average: Remy et al. 2024, <a
 * href="https://arxiv.org/abs/2408.04303">Trans-Tokenization and Cross-lingual Vocabulary
 * Transfers</a>: the rows of source tokens by the share in which they are aligned with the new
 * token. Both tokenisations are of the same text, so the alignment is known without a dictionary: a
 * piece is aligned by its characters. As there, a token also borrows from tokens that contain it or
 * that it contains.
 */
public final class AlignedAverage implements Initialiser {
  /** Shorter tokens are part of nearly every word and say nothing of it. */
  private static final int LEAST_CONTAINED = 4;

  /** How much an occurrence by containment counts, where a character of a piece counts 1. */
  private static final double BORROWED = 0.5;

  private final PieceVocabulary vocabulary;
  private final RowTable table;
  private final List<Integer> sources;

  /** Averages the rows of {@code sources} and of pieces. */
  public AlignedAverage(PieceVocabulary vocabulary, RowTable table, List<Integer> sources) {
    this.vocabulary = vocabulary;
    this.table = table;
    this.sources = sources.stream().filter(this::isLongEnough).toList();
  }

  private boolean isLongEnough(int id) {
    return vocabulary.text(id).length() >= LEAST_CONTAINED;
  }

  @Override
  public String name() {
    return "trans-tokenization";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    return tokens.stream().map(this::row).toArray(float[][]::new);
  }

  private float[] row(NewToken token) {
    Map<Integer, Double> counts = new HashMap<>();
    for (int piece : token.pieces()) {
      counts.merge(piece, (double) vocabulary.text(piece).length(), Double::sum);
    }
    String text =
        PieceVocabulary.isWithin(token.spelling())
            ? token.spelling().substring(PieceVocabulary.WITHIN.length())
            : token.spelling();
    for (int id : sources) {
      String other = vocabulary.text(id);
      if (text.contains(other) || (text.length() >= LEAST_CONTAINED && other.contains(text))) {
        counts.merge(id, BORROWED, Double::sum);
      }
    }
    int[] ids = counts.keySet().stream().sorted().mapToInt(Integer::intValue).toArray();
    double sum = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    double[] weights = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      weights[i] = counts.get(ids[i]) / sum;
    }
    return Weighted.sum(table, ids, weights);
  }
}
