// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.torch.FrozenEncoder;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.torch.TrainableHypernet;
import dev.babelmeter.training.words.Cosine;
import dev.babelmeter.training.words.Sentence;
import dev.babelmeter.training.words.WordSplit;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The training of one network in two parts: rows, then sentences through the frozen encoder. */
public final class HypernetTraining {
  private static final int MAX_PIECES = 7;
  private static final int HEAD_SIZE = 64;
  private static final float DROPOUT = 0.1f;
  private static final int VALIDATION_WORDS = 512;
  private static final int VALIDATION_SENTENCES = 32;
  private static final long VALIDATION_SEED = 17;

  private final Torch torch;
  private final TrainingOptions options;
  private final HypernetConfig config;
  private final Source source;
  private final WordSplit split;
  private final TrainableHypernet network;
  private final PieceInput input;
  private final Trainer trainer;
  private final Objective rows;
  private final Objective sentences;
  private final Objective validation;

  /**
   * What a network is worth on what it does not learn from.
   *
   * @param centredCosine mean cosine of predicted and true rows of held-out words, less the mean
   *     row
   * @param sentenceLoss the loss of a fixed sample of sentences
   */
  public record Validation(double centredCosine, double sentenceLoss) {}

  /** Begins a training; {@code texts} hold the sentences of the second part. */
  public HypernetTraining(
      Torch torch, Source source, TrainingOptions options, List<Sentence> texts) {
    this.torch = torch;
    this.source = source;
    this.options = options;
    this.split = WordSplit.of(source.vocabulary(), options.seed());
    this.config =
        new HypernetConfig(
            source.table().dimension(),
            options.hidden(),
            options.intermediate(),
            options.layers(),
            options.hidden() / HEAD_SIZE,
            MAX_PIECES,
            0,
            1,
            source.table().size(),
            source.vocabulary().padding(),
            false,
            false,
            false,
            true,
            true);
    this.network = new TrainableHypernet(config);
    Map<String, NDArray> weights =
        NetworkWeights.first(
            torch.manager(), config, source.table(), split.train(), options.seed());
    this.input =
        new PieceInput(
            source.table(),
            weights.get("in_scaler.w").toFloatArray(),
            weights.get("in_scaler.b").toFloatArray(),
            MAX_PIECES);
    this.trainer = new Trainer(torch, weights, options.seed());
    this.rows = rows(options.rowBatch(), DROPOUT);
    SentenceSampler sampler = new SentenceSampler(source.vocabulary(), split, texts);
    Distillation distillation =
        new Distillation(
            new FrozenEncoder(torch.manager(), source.graph().weights()), source.table());
    this.sentences =
        new SentenceObjective(
            network,
            sampler,
            distillation,
            input,
            rows(options.sentenceRows(), DROPOUT),
            options.sentenceBatch(),
            DROPOUT);
    this.validation =
        new SentenceObjective(
            network, sampler, distillation, input, rows(1, 0), VALIDATION_SENTENCES, 0);
  }

  private RowObjective rows(int batch, float dropout) {
    return new RowObjective(
        network, source.vocabulary(), source.table(), split, input, batch, dropout);
  }

  /** The network's shape. */
  public HypernetConfig config() {
    return config;
  }

  /** What is learned from and what is held out. */
  public WordSplit split() {
    return split;
  }

  /** Steps that were done. */
  public int steps() {
    return trainer.steps();
  }

  /** Does the next step and gives its loss. */
  public float step() {
    int step = trainer.steps();
    return trainer.step(step < options.rowSteps() ? rows : sentences, options.rate(step));
  }

  /** Tells what the network is worth now. */
  public Validation validate() {
    List<int[]> pieces = new ArrayList<>();
    List<Integer> ids =
        split.validation().subList(0, Math.min(VALIDATION_WORDS, split.validation().size()));
    for (int id : ids) {
      pieces.add(split.asNew(source.vocabulary(), id).pieces());
    }
    float[] centre = source.table().mean(split.train());
    float[] predicted = predict(pieces);
    double sum = 0;
    for (int i = 0; i < ids.size(); i++) {
      float[] row = Arrays.copyOfRange(predicted, i * centre.length, (i + 1) * centre.length);
      sum += Cosine.of(row, source.table().row(ids.get(i)), centre);
    }
    try (NDManager manager = torch.manager().newSubManager()) {
      float loss =
          validation
              .loss(manager, trainer.copies(manager, false), new SplittableRandom(VALIDATION_SEED))
              .getFloat();
      return new Validation(sum / ids.size(), loss);
    }
  }

  /** The rows of tokens, each given by the ids of its pieces, one row after another. */
  public float[] predict(List<int[]> tokens) {
    try (NDManager manager = torch.manager().newSubManager()) {
      return network
          .predict(manager, trainer.copies(manager, false), input.of(tokens), 0)
          .toFloatArray();
    }
  }

  /** The network as it is now. */
  public Checkpoint weights() {
    return NetworkWeights.checkpoint(trainer.weights());
  }

  /** All that is needed to go on later. */
  public Checkpoint state() {
    return trainer.state();
  }

  /** Goes on from {@code state} after {@code steps} steps. */
  public void resume(Checkpoint state, int steps) {
    trainer.resume(state, steps);
  }
}
