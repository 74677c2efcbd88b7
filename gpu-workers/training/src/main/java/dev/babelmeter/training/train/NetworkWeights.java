// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import dev.babelmeter.worker.hypernet.HypernetTensors;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** The weights of a network, and which of them are trained. */
final class NetworkWeights {
  /** What is set once and not trained: the scalers, and rows that no piece asks for. */
  private static final Set<String> FROZEN =
      Set.of("in_scaler.w", "in_scaler.b", "scaler.w", "scaler.b", "fallback_embeddings.weight");

  /** The head begins at zero, so that the network begins as the mean of the pieces. */
  private static final String HEAD = "output_projection.1.";

  private static final double ROBERTA_DEVIATION = 0.02;

  private NetworkWeights() {}

  /** Whether the tensor {@code name} is trained. */
  static boolean isTrained(String name) {
    return !FROZEN.contains(name);
  }

  /**
   * First weights, by name.
   *
   * @param rows ids of the rows that the scalers are set by: pieces go in with mean 0 and deviation
   *     1 in each dimension, and what is predicted has the deviation of the rows
   */
  static Map<String, NDArray> first(
      NDManager manager,
      HypernetConfig config,
      RowTable table,
      Collection<Integer> rows,
      long seed) {
    Random random = new Random(seed);
    float[] mean = table.mean(rows);
    float[] deviation = table.deviation(rows);
    Map<String, NDArray> weights = new TreeMap<>();
    HypernetTensors.of(config)
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
              switch (name) {
                case "in_scaler.w" -> setAll(values, d -> 1 / deviation[d]);
                case "in_scaler.b" -> setAll(values, d -> -mean[d] / deviation[d]);
                case "scaler.w" -> setAll(values, d -> deviation[d]);
                default -> fill(name, shape, values, random);
              }
              weights.put(name, Torch.floats(manager, values, Torch.shape(shape)));
            });
    return weights;
  }

  private static void fill(String name, List<Integer> shape, float[] values, Random random) {
    boolean norm = name.endsWith("LayerNorm.weight") || name.endsWith(".ln.weight");
    if (norm) {
      Arrays.fill(values, 1);
    } else if (shape.size() == 2 && isTrained(name) && !name.startsWith(HEAD)) {
      double deviation =
          name.startsWith("model.") ? ROBERTA_DEVIATION : 1 / Math.sqrt(shape.get(1));
      setAll(values, i -> random.nextGaussian() * deviation);
    }
  }

  private static void setAll(float[] values, IntToDoubleFunction value) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
  }

  /** The tensors of {@code arrays} under their names with {@code prefix} before. */
  static Map<String, Stored> stored(String prefix, Map<String, NDArray> arrays) {
    Map<String, Stored> stored = new HashMap<>();
    arrays.forEach(
        (name, array) -> {
          List<Integer> shape =
              Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
          stored.put(prefix + name, new Stored(shape, array::toFloatArray));
        });
    return stored;
  }

  /** The tensors of {@code arrays} as a checkpoint. */
  static Checkpoint checkpoint(Map<String, NDArray> arrays) {
    return new StoredTensors("memory", stored("", arrays));
  }
}
