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

  /** Embeddings and mask of a padded batch. */
  private record Padded(float[] embeddings, float[] mask, int length) {}

  /**
   * The loss of {@code sentences}.
   *
   * @param predicted the rows of all words that are predicted, in the order of sentences and words
   */
  NDArray loss(NDManager manager, List<MergedSentence> sentences, NDArray predicted) {
    int rows = sentences.size();
    int width = table.dimension();
    Padded whole = teacher(sentences);
    NDArray teacher =
        encoder.encode(
            Torch.floats(manager, whole.embeddings, rows, whole.length, width), whole.mask);
    int length = sentences.stream().mapToInt(MergedSentence::studentLength).max().orElse(0);
    int count = (int) predicted.getShape().get(0);
    float[] base = new float[rows * length * width];
    float[] mask = new float[rows * length];
    float[] choice = new float[rows * length * count];
    float[] average = new float[rows * length * whole.length];
    float[] plain = new float[rows * length];
    float[] weighted = new float[rows * length];
    float[] teacherMean = new float[rows * whole.length];
    int next = 0;
    for (int i = 0; i < rows; i++) {
      MergedSentence sentence = sentences.get(i);
      int pieces = sentence.teacherLength();
      int positions = sentence.studentLength();
      int s = 0;
      int t = 0;
      for (int w = 0; w < sentence.teacher().size(); w++) {
        int[] ids = sentence.teacher().get(w);
        boolean merged = sentence.isPredicted(w);
        for (int p = 0; p < ids.length; p++) {
          int at = i * length + s;
          if (merged) {
            choice[at * count + next] = 1;
            average[at * whole.length + t] = 1f / ids.length;
          } else {
            System.arraycopy(table.row(ids[p]), 0, base, at * width, width);
            average[at * whole.length + t] = 1;
          }
          mask[at] = 1;
          plain[at] = 1f / positions;
          weighted[at] += 1f / pieces;
          teacherMean[i * whole.length + t] = 1f / pieces;
          t++;
          if (!merged || p == ids.length - 1) {
            s++;
          }
        }
        if (merged) {
          next++;
        }
      }
    }
    NDArray embeddings =
        Torch.floats(manager, base, rows, length, width)
            .add(
                Torch.floats(manager, choice, (long) rows * length, count)
                    .matMul(predicted)
                    .reshape(rows, length, width));
    NDArray student = encoder.encode(embeddings, mask);
    NDArray target = Torch.floats(manager, average, rows, length, whole.length).matMul(teacher);
    NDArray present = Torch.floats(manager, mask, rows, length, 1);
    NDArray positions =
        student.sub(target).mul(present).square().sum().div(target.mul(present).square().sum());
    NDArray sentence =
        Torch.floats(manager, teacherMean, rows, 1, whole.length)
            .matMul(teacher)
            .reshape(rows, width);
    NDArray mean = Torch.floats(manager, plain, rows, 1, length).matMul(student);
    NDArray byPieces = Torch.floats(manager, weighted, rows, 1, length).matMul(student);
    return positions
        .add(Torch.times(RowObjective.oneMinusCosine(mean.reshape(rows, width), sentence), HALF))
        .add(
            Torch.times(
                RowObjective.oneMinusCosine(byPieces.reshape(rows, width), sentence), HALF));
  }

  private Padded teacher(List<MergedSentence> sentences) {
    int width = table.dimension();
    int length = sentences.stream().mapToInt(MergedSentence::teacherLength).max().orElse(0);
    float[] embeddings = new float[sentences.size() * length * width];
    float[] mask = new float[sentences.size() * length];
    for (int i = 0; i < sentences.size(); i++) {
      int t = i * length;
      for (int[] ids : sentences.get(i).teacher()) {
        for (int id : ids) {
          System.arraycopy(table.row(id), 0, embeddings, t * width, width);
          mask[t++] = 1;
        }
      }
    }
    return new Padded(embeddings, mask, length);
  }
}
