// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.torch.FrozenEncoder;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.words.RowTable;
import java.util.List;

/**
 * How far an encoder gets from what it says of sentences when words have one position and a
 * predicted row each: Dobler et al. 2025, <a href="https://arxiv.org/abs/2505.20133">Token
 * Distillation</a>, with the sentence's vector beside the positions.
 *
 * <p>The loss is the relative square of the distance of the last layer's vectors, where a merged
 * word is to be the mean of its pieces, and 1 - cosine of the sentence's vectors, half of it by the
 * plain mean of positions and half by the mean that weighs a position by its pieces.
 */
public final class Distillation {
  private static final double HALF = 0.5;

  private final FrozenEncoder encoder;
  private final RowTable table;

  /** Distils {@code encoder}, whose word embedding is {@code table}. */
  public Distillation(FrozenEncoder encoder, RowTable table) {
    this.encoder = encoder;
    this.table = table;
  }

  /**
   * The loss of {@code sentences}.
   *
   * @param predicted the rows of all words that are predicted, in the order of sentences and words
   */
  NDArray loss(NDManager manager, List<MergedSentence> sentences, NDArray predicted) {
    int width = table.dimension();
    int count = (int) predicted.getShape().get(0);
    MergedBatch batch = new MergedBatch(sentences, table, count);
    int rows = batch.sentences;
    int before = batch.teacherLength;
    int after = batch.studentLength;
    NDArray teacher =
        encoder.encode(
            Torch.floats(manager, batch.teacherRows, rows, before, width), batch.teacherMask);
    NDArray chosen =
        Torch.floats(manager, batch.choice, (long) rows * after, count)
            .matMul(predicted)
            .reshape(rows, after, width);
    NDArray embeddings = Torch.floats(manager, batch.studentRows, rows, after, width).add(chosen);
    NDArray student = encoder.encode(embeddings, batch.studentMask);
    NDArray present = Torch.floats(manager, batch.studentMask, rows, after, 1);
    NDArray target =
        Torch.floats(manager, batch.average, rows, after, before).matMul(teacher).mul(present);
    NDArray positions = student.mul(present).sub(target).square().sum().div(target.square().sum());
    NDArray sentence = mean(manager, batch.teacherMean, teacher);
    NDArray plain = RowObjective.oneMinusCosine(mean(manager, batch.plainMean, student), sentence);
    NDArray byPieces =
        RowObjective.oneMinusCosine(mean(manager, batch.pieceMean, student), sentence);
    return positions.add(Torch.times(plain.add(byPieces), HALF));
  }

  /** The sum of the positions of each row of {@code hidden} by {@code weights}. */
  private static NDArray mean(NDManager manager, float[] weights, NDArray hidden) {
    long rows = hidden.getShape().get(0);
    return Torch.floats(manager, weights, rows, 1, hidden.getShape().get(1))
        .matMul(hidden)
        .reshape(rows, hidden.getShape().get(2));
  }
}
