// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.torch.TrainableHypernet;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.training.words.WordSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How far the rows that are predicted for words of the vocabulary are from their own: 1 - cosine,
 * and the square of the relative distance. Half of the words are cut greedily, the others at
 * random; a few are single pieces, which are to be predicted as they are.
 */
final class RowObjective implements Objective {
  private static final double DROPOUT = 0.3;
  private static final double WHOLE = 0.05;
  private static final float DISTANCE_SHARE = 0.5f;
  private static final float TINY = 1e-12f;

  private final TrainableHypernet network;
  private final PieceVocabulary vocabulary;
  private final RowTable table;
  private final WordSplit split;
  private final PieceInput input;
  private final int batch;
  private final float dropout;

  RowObjective(
      TrainableHypernet network,
      PieceVocabulary vocabulary,
      RowTable table,
      WordSplit split,
      PieceInput input,
      int batch,
      float dropout) {
    this.network = network;
    this.vocabulary = vocabulary;
    this.table = table;
    this.split = split;
    this.input = input;
    this.batch = batch;
    this.dropout = dropout;
  }

  @Override
  public NDArray loss(NDManager manager, Map<String, NDArray> weights, RandomGenerator random) {
    int width = table.dimension();
    List<int[]> pieces = new ArrayList<>(batch);
    float[] rows = new float[batch * width];
    for (int i = 0; i < batch; i++) {
      int id = split.train().get(random.nextInt(split.train().size()));
      pieces.add(pieces(id, random));
      System.arraycopy(table.row(id), 0, rows, i * width, width);
    }
    NDArray predicted = network.predict(manager, weights, input.of(pieces), dropout);
    return distance(predicted, Torch.floats(manager, rows, batch, width));
  }

  private int[] pieces(int id, RandomGenerator random) {
    String spelling = vocabulary.spelling(id);
    double chance = random.nextDouble();
    if (chance < WHOLE) {
      return new int[] {id};
    }
    return chance < (1 + WHOLE) / 2
        ? vocabulary.cut(spelling, split.without(id))
        : vocabulary.sample(spelling, split.without(id), random, DROPOUT);
  }

  /** The mean over rows of 1 - cosine and of the square of the relative distance. */
  static NDArray distance(NDArray predicted, NDArray rows) {
    int[] last = {1};
    NDArray square = rows.square().sum(last);
    NDArray difference = predicted.sub(rows).square().sum(last).div(square);
    return oneMinusCosine(predicted, rows).add(Torch.times(difference.mean(), DISTANCE_SHARE));
  }

  /** The mean over rows of 1 - cosine. */
  static NDArray oneMinusCosine(NDArray a, NDArray b) {
    int[] last = {1};
    NDArray norms = a.square().sum(last).mul(b.square().sum(last)).add(TINY).sqrt();
    return Torch.times(a.mul(b).sum(last).div(norms).mean(), -1).add(1);
  }
}
