// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.babelmeter.training.torch.AdamW;
import dev.babelmeter.training.torch.FrozenEncoder;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.training.words.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The rows themselves, optimised for given sentences: what no method that predicts can beat there.
 * It is the one-token approximation of Schick and Schütze 2019 (<a
 * href="https://arxiv.org/abs/1904.06707">Attentive Mimicking</a>, section 3) over whole sentences,
 * by the loss that networks are trained by.
 */
public final class RowOptimiser {
  private final Torch torch;
  private final Distillation distillation;
  private final RowTable table;

  /** Optimises rows of {@code table} for {@code encoder}. */
  public RowOptimiser(Torch torch, FrozenEncoder encoder, RowTable table) {
    this.torch = torch;
    this.table = table;
    this.distillation = new Distillation(encoder, table);
  }

  /**
   * Optimises the rows of the words of several pieces of {@code sentences}.
   *
   * @param first the rows to begin from, by the spelling of their tokens
   * @param tokens tokens by the pieces that they are made of
   * @return the rows, by the spelling of their tokens
   */
  public Map<String, float[]> optimise(
      List<Sentence> sentences,
      List<NewToken> tokens,
      float[][] first,
      int epochs,
      int batch,
      double rate) {
    Map<List<Integer>, Integer> places = new HashMap<>();
    int width = table.dimension();
    float[] values = new float[tokens.size() * width];
    for (int t = 0; t < tokens.size(); t++) {
      places.put(key(tokens.get(t).pieces()), t);
      System.arraycopy(first[t], 0, values, t * width, width);
    }
    NDArray rows = Torch.floats(torch.manager(), values, tokens.size(), width);
    AdamW optimizer = new AdamW(0.9, 0.95, 1e-8, 0);
    List<Sentence> order = new ArrayList<>(sentences);
    int steps = epochs * ((order.size() + batch - 1) / batch);
    int step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, new Random(epoch));
      for (int from = 0; from < order.size(); from += batch) {
        double left = 1 - (double) step++ / steps;
        step(
            rows,
            order.subList(from, Math.min(order.size(), from + batch)),
            places,
            optimizer,
            rate * left);
      }
    }
    float[] optimised = rows.toFloatArray();
    Map<String, float[]> result = new HashMap<>();
    for (int t = 0; t < tokens.size(); t++) {
      result.put(
          tokens.get(t).spelling(), Arrays.copyOfRange(optimised, t * width, (t + 1) * width));
    }
    return result;
  }

  private void step(
      NDArray rows,
      List<Sentence> sentences,
      Map<List<Integer>, Integer> places,
      AdamW optimizer,
      double rate) {
    List<MergedSentence> merged = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<int[]> predicted = new ArrayList<>();
      for (int[] ids : sentence.words()) {
        Integer place = ids.length > 1 ? places.get(key(ids)) : null;
        predicted.add(place == null ? new int[0] : ids);
        if (place != null) {
          used.add(place);
        }
      }
      merged.add(new MergedSentence(sentence.words(), predicted));
    }
    if (used.isEmpty()) {
      return;
    }
    try (NDManager manager = torch.manager().newSubManager()) {
      NDArray leaf = rows.duplicate();
      leaf.attach(manager);
      leaf.setRequiresGradient(true);
      float[] choice = new float[used.size() * (int) rows.getShape().get(0)];
      for (int i = 0; i < used.size(); i++) {
        choice[i * (int) rows.getShape().get(0) + used.get(i)] = 1;
      }
      try (GradientCollector collector = torch.engine().newGradientCollector()) {
        NDArray predicted =
            Torch.floats(manager, choice, used.size(), rows.getShape().get(0)).matMul(leaf);
        collector.backward(distillation.loss(manager, merged, predicted));
      }
      NDArray gradient = leaf.getGradient();
      gradient.attach(manager);
      optimizer.step(Map.of("rows", rows), Map.of("rows", gradient), rate, 1);
    }
  }

  private static List<Integer> key(int... pieces) {
    return Arrays.stream(pieces).boxed().toList();
  }
}
