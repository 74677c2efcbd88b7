// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.WordPieceTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that the counters of a set of vocabularies share. Immutable. */
public final class SharedTables {
  /** Vocabularies that fit: each has a bit. */
  public static final int MOST_VOCABULARIES = UnionTokens.MOST_MODELS;

  private final List<Countable> vocabularies;
  private final Lanes lanes;
  private final CutTable cuts;
  private final AddedTokenScan added;
  private final SharedModels models;
  private final int[] encodings;
  private final int[] wordPieces;

  /**
   * Makes the tables of vocabularies that are {@link Countable#isCutAtSpaces}.
   *
   * @param alike at most {@link #MOST_VOCABULARIES} lists of vocabularies that count alike
   */
  public SharedTables(List<List<Countable>> alike) {
    vocabularies = alike.stream().map(same -> same.get(0)).toList();
    lanes = new Lanes(vocabularies);
    added = new AddedTokenScan(alike);
    cuts = CutTable.of(vocabularies, added);
    encodings = new int[vocabularies.size()];
    Arrays.fill(encodings, -1);
    List<Countable> searched = new ArrayList<>();
    for (int v = 0; v < encodings.length; v++) {
      if (vocabularies.get(v).bpe() != null) {
        encodings[v] = searched.size();
        searched.add(vocabularies.get(v));
      }
    }
    wordPieces = new int[encodings.length];
    Arrays.fill(wordPieces, -1);
    List<WordPieceTokens> spelt = new ArrayList<>();
    for (int v = 0; v < encodings.length; v++) {
      WordPieceTokens wordPiece = vocabularies.get(v).wordPiece();
      if (wordPiece != null
          && SharedModels.bits(searched.size(), spelt.size() + 1) <= UnionTokens.MOST_MODELS) {
        wordPieces[v] = spelt.size();
        spelt.add(wordPiece);
      }
    }
    models = new SharedModels(searched, spelt);
  }

  /** Makes a counter for one thread, whose cache takes at most {@code cacheBytes}. */
  public SharedCounter newCounter(long cacheBytes) {
    return new SharedCounter(this, cacheBytes);
  }

  /** The vocabularies, of those that count alike the first. */
  public List<Countable> vocabularies() {
    return vocabularies;
  }

  Lanes lanes() {
    return lanes;
  }

  CutTable cuts() {
    return cuts;
  }

  AddedTokenScan added() {
    return added;
  }

  SharedModels models() {
    return models;
  }

  /** The number of a vocabulary among the encodings of {@link #models}, or -1. */
  int encoding(int vocabulary) {
    return encodings[vocabulary];
  }

  /** The number of a vocabulary among the WordPiece vocabularies of {@link #models}, or -1. */
  int wordPiece(int vocabulary) {
    return wordPieces[vocabulary];
  }
}
