// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.torch.TrainableHypernet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The loss of sentences through the frozen encoder, and half of that of rows beside it. */
final class SentenceObjective implements Objective {
  private static final float ROW_SHARE = 0.5f;

  private final TrainableHypernet network;
  private final SentenceSampler sampler;
  private final Distillation distillation;
  private final PieceInput input;
  private final RowObjective rows;
  private final int batch;
  private final float dropout;

  SentenceObjective(
      TrainableHypernet network,
      SentenceSampler sampler,
      Distillation distillation,
      PieceInput input,
      RowObjective rows,
      int batch,
      float dropout) {
    this.network = network;
    this.sampler = sampler;
    this.distillation = distillation;
    this.input = input;
    this.rows = rows;
    this.batch = batch;
    this.dropout = dropout;
  }

  @Override
  public NDArray loss(NDManager manager, Map<String, NDArray> weights, RandomGenerator random) {
    List<MergedSentence> sentences = new ArrayList<>(batch);
    List<int[]> pieces = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      MergedSentence sentence = sampler.sample(random);
      sentences.add(sentence);
      sentence.predicted().stream().filter(ids -> ids.length > 0).forEach(pieces::add);
    }
    NDArray predicted = network.predict(manager, weights, input.of(pieces), dropout);
    return distillation
        .loss(manager, sentences, predicted)
        .add(Torch.times(rows.loss(manager, weights, random), ROW_SHARE));
  }
}
