// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import dev.babelmeter.training.initialise.AlignedAverage;
import dev.babelmeter.training.initialise.Anchors;
import dev.babelmeter.training.initialise.CharacterGrams;
import dev.babelmeter.training.initialise.Directions;
import dev.babelmeter.training.initialise.EncodedAlone;
import dev.babelmeter.training.initialise.Focus;
import dev.babelmeter.training.initialise.Initialiser;
import dev.babelmeter.training.initialise.MeanRow;
import dev.babelmeter.training.initialise.Omp;
import dev.babelmeter.training.initialise.PieceWeights;
import dev.babelmeter.training.initialise.PieceWeights.Kind;
import dev.babelmeter.training.initialise.Ridge;
import dev.babelmeter.training.initialise.TokenAdapt;
import dev.babelmeter.training.initialise.Wechsel;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.source.SourceEncoder;
import dev.babelmeter.training.words.Cosine;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.training.words.WordSplit;
import java.util.ArrayList;
import java.util.List;

/** The ways to give rows that a network is compared with, made for what it learned from. */
public final class Contestants {
  /** Anchors of matching pursuit, the most frequent words: its cost grows with them. */
  private static final int OMP_ANCHORS = 4096;

  private static final int OMP_TERMS = 16;
  private static final double[] LAMBDAS = {1e-3, 1e-2, 1e-1, 1};

  private final Source source;
  private final CharacterGrams grams;
  private final EncodedAlone alone;

  /** The vectors of all tokens that stand alone, by id: no seed changes them. */
  private final float[][] encoded;

  /** Prepares for {@code source}. */
  public Contestants(Source source, SourceEncoder encoder) {
    this.source = source;
    PieceVocabulary vocabulary = source.vocabulary();
    this.grams = new CharacterGrams(vocabulary);
    this.alone = EncodedAlone.of(encoder, vocabulary);
    List<NewToken> tokens = new ArrayList<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      tokens.add(new NewToken(vocabulary.spelling(id), new int[] {id}));
    }
    this.encoded = alone.vectors(tokens);
  }

  /** All of them, for the words of {@code split}. */
  public List<Initialiser> of(WordSplit split) {
    RowTable table = source.table();
    List<Integer> known = split.train();
    Anchors bySpelling = Anchors.of(known, source.vocabulary(), table, grams);
    List<Integer> frequent = known.stream().sorted().limit(OMP_ANCHORS).toList();
    return List.of(
        new MeanRow(table.mean(known)),
        new PieceWeights(Kind.FVT, table),
        new PieceWeights(Kind.WEIGHTED, table),
        new Focus(bySpelling),
        new Wechsel(bySpelling),
        new TokenAdapt(byEncoder(known), source.vocabulary()),
        new Omp(byEncoder(frequent), OMP_TERMS),
        new AlignedAverage(source.vocabulary(), table, known),
        ridge(split));
  }

  private Anchors byEncoder(List<Integer> ids) {
    return new Anchors(
        ids.stream().mapToInt(Integer::intValue).toArray(),
        source.table(),
        alone,
        new Directions(ids.stream().map(id -> encoded[id]).toArray(float[][]::new)));
  }

  /** Ridge regression whose shrinkage is chosen on the words for validation. */
  private Ridge ridge(WordSplit split) {
    RowTable table = source.table();
    List<NewToken> train =
        split.train().stream().map(id -> split.asNew(source.vocabulary(), id)).toList();
    float[][] rows = split.train().stream().map(table::row).toArray(float[][]::new);
    List<NewToken> validation =
        split.validation().stream().map(id -> split.asNew(source.vocabulary(), id)).toList();
    float[] centre = table.mean(split.train());
    Ridge best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (Ridge ridge : Ridge.fit(table, train, rows, LAMBDAS)) {
      float[][] predicted = ridge.rows(validation);
      double sum = 0;
      for (int i = 0; i < predicted.length; i++) {
        sum += Cosine.of(predicted[i], table.row(split.validation().get(i)), centre);
      }
      if (best == null || sum > highest) {
        best = ridge;
        highest = sum;
      }
    }
    if (best == null) {
      throw new IllegalStateException("there is no shrinkage to choose from");
    }
    return best;
  }
}
