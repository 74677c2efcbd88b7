// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.torch.FrozenEncoder;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.torch.Torches;
import dev.babelmeter.training.torch.TrainableHypernet;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Losses against their formulas, and gradients against differences of losses. */
class ObjectiveTest {
  private static final int HIDDEN = 64;

  private static Torch torch;

  @BeforeAll
  static void open() {
    torch = Torch.open();
  }

  @AfterAll
  static void close() {
    torch.close();
  }

  private static float[] random(int seed, int count, double deviation) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  private static RowTable table(int rows, int width) {
    float[][] table = new float[rows][];
    for (int id = 0; id < rows; id++) {
      table[id] = random(100 + id, width, 1);
    }
    return new RowTable(table);
  }

  @Test
  void distanceIsAsItsFormula() {
    float[] a = random(1, 6, 1);
    float[] b = random(2, 6, 1);
    double expected = 0;
    for (int r = 0; r < 2; r++) {
      double product = 0;
      double squareA = 0;
      double squareB = 0;
      double difference = 0;
      for (int d = 0; d < 3; d++) {
        double x = a[r * 3 + d];
        double y = b[r * 3 + d];
        product += x * y;
        squareA += x * x;
        squareB += y * y;
        difference += (x - y) * (x - y);
      }
      expected += (1 - product / Math.sqrt(squareA * squareB) + 0.5 * difference / squareB) / 2;
    }
    try (NDManager manager = torch.manager().newSubManager()) {
      NDArray loss =
          RowObjective.distance(Torch.floats(manager, a, 2, 3), Torch.floats(manager, b, 2, 3));
      assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-5));
    }
  }

  /** Through the network to weights of every part of it. */
  @Test
  void gradientsOfTheNetworkAreSlopesOfTheLoss() {
    HypernetConfig config =
        new HypernetConfig(6, 64, 96, 2, 1, 4, 0, 1, 10, 0, false, false, false, true, true);
    RowTable table = table(10, 6);
    Map<String, NDArray> weights =
        NetworkWeights.first(torch.manager(), config, table, List.of(1, 2, 3, 4, 5), 3);
    PieceInput input =
        new PieceInput(
            table,
            weights.get("in_scaler.w").toFloatArray(),
            weights.get("in_scaler.b").toFloatArray(),
            4);
    // First weights are small, and the head's are zero: gradients would drown in rounding.
    for (Map.Entry<String, NDArray> weight : weights.entrySet()) {
      long[] shape = weight.getValue().getShape().getShape();
      if (shape.length == 2 && NetworkWeights.isTrained(weight.getKey())) {
        float[] values = random(weight.getKey().hashCode(), (int) weight.getValue().size(), 0.25);
        weight.setValue(Torch.floats(torch.manager(), values, shape));
      }
    }
    TrainableHypernet network = new TrainableHypernet(config);
    List<int[]> tokens = List.of(new int[] {1, 2}, new int[] {3, 4, 5}, new int[] {6});
    float[] rows = random(9, 18, 1);
    for (String name :
        List.of(
            "output_projection.1.weight",
            "output_projection.0.dense2.weight",
            "model.encoder.layer.1.attention.self.query.weight",
            "model.encoder.layer.0.intermediate.dense.bias",
            "model.embeddings.position_embeddings.weight",
            "input_projection.1.ln.weight",
            "input_projection.0.weight")) {
      Function<NDArray, NDArray> loss =
          x -> {
            Map<String, NDArray> changed = new HashMap<>();
            weights.forEach(
                (key, weight) -> {
                  NDArray copy = weight.duplicate();
                  copy.attach(x.getManager());
                  changed.put(key, copy);
                });
            changed.put(name, x);
            NDArray predicted = network.predict(x.getManager(), changed, input.of(tokens), 0);
            return RowObjective.distance(predicted, Torch.floats(x.getManager(), rows, 3, 6));
          };
      assertSlopes(
          name, weights.get(name).toFloatArray(), weights.get(name).getShape().getShape(), loss);
    }
  }

  /** Through an encoder to the rows that are predicted. */
  @Test
  void gradientsOfDistillationAreSlopesOfTheLoss() {
    RowTable table = table(12, HIDDEN);
    Distillation distillation =
        new Distillation(new FrozenEncoder(torch.manager(), encoder(table)), table);
    List<MergedSentence> sentences =
        List.of(
            new MergedSentence(
                List.of(new int[] {1}, new int[] {2, 3}, new int[] {4}),
                List.of(new int[0], new int[] {2, 3}, new int[0])),
            new MergedSentence(
                List.of(new int[] {5, 6, 7}, new int[] {8}, new int[] {9, 10}),
                List.of(new int[] {5, 6, 7}, new int[] {3, 4}, new int[0])));
    float[] predicted = random(33, 3 * HIDDEN, 1);
    assertSlopes(
        "rows",
        predicted,
        new long[] {3, HIDDEN},
        x -> distillation.loss(x.getManager(), sentences, x));
  }

  /** A word of one position whose predicted row is its own changes nothing. */
  @Test
  void distillationOfTrueRowsIsZero() {
    RowTable table = table(12, HIDDEN);
    Distillation distillation =
        new Distillation(new FrozenEncoder(torch.manager(), encoder(table)), table);
    List<MergedSentence> sentences =
        List.of(
            new MergedSentence(
                List.of(new int[] {1}, new int[] {2}, new int[] {4, 5}),
                List.of(new int[0], new int[] {7, 8}, new int[0])));
    try (NDManager manager = torch.manager().newSubManager()) {
      NDArray loss =
          distillation.loss(
              manager, sentences, Torch.floats(manager, table.row(2).clone(), 1, HIDDEN));
      assertThat(loss.getFloat()).isCloseTo(0, within(1e-5f));
    }
  }

  private static StoredTensors encoder(RowTable table) {
    Map<String, Stored> tensors = new HashMap<>();
    put(tensors, "embeddings.word_embeddings.weight", table.size(), HIDDEN);
    put(tensors, "embeddings.position_embeddings.weight", 16, HIDDEN);
    put(tensors, "embeddings.token_type_embeddings.weight", 2, HIDDEN);
    norm(tensors, "embeddings.LayerNorm");
    String layer = "encoder.layer.0.";
    for (String part : List.of("query", "key", "value")) {
      linear(tensors, layer + "attention.self." + part, HIDDEN, HIDDEN);
    }
    linear(tensors, layer + "attention.output.dense", HIDDEN, HIDDEN);
    norm(tensors, layer + "attention.output.LayerNorm");
    linear(tensors, layer + "intermediate.dense", 96, HIDDEN);
    linear(tensors, layer + "output.dense", HIDDEN, 96);
    norm(tensors, layer + "output.LayerNorm");
    return new StoredTensors("the test", tensors);
  }

  private static void linear(Map<String, Stored> tensors, String name, int out, int in) {
    put(tensors, name + ".weight", out, in);
    put(tensors, name + ".bias", out);
  }

  private static void norm(Map<String, Stored> tensors, String name) {
    float[] ones = new float[HIDDEN];
    Arrays.fill(ones, 1);
    tensors.put(name + ".weight", new Stored(List.of(HIDDEN), ones::clone));
    put(tensors, name + ".bias", HIDDEN);
  }

  private static void put(Map<String, Stored> tensors, String name, Integer... shape) {
    int count = List.of(shape).stream().reduce(1, (a, b) -> a * b);
    float[] values = random(name.hashCode(), count, 0.15);
    tensors.put(name, new Stored(List.of(shape), values::clone));
  }

  private static void assertSlopes(
      String name, float[] values, long[] shape, Function<NDArray, NDArray> loss) {
    float[] gradient = Torches.gradient(torch, values, shape, loss);
    double largest = 0;
    for (float value : gradient) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).as(name).isPositive();
    Random random = new Random(4);
    for (int i = 0; i < 12; i++) {
      int place = random.nextInt(Math.min(values.length, 200));
      double slope = Torches.slope(torch, values, shape, loss, place, 1e-2f);
      // Losses have seven digits, so small slopes drown in their rounding.
      assertThat((double) gradient[place])
          .as(name + " " + place)
          .isCloseTo(slope, within(0.03 * Math.abs(slope) + 0.01 * largest + 2e-5));
    }
  }
}
