// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.training.torch.AdamW;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.words.Seeds;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Trains weights step by step. All that is drawn in a step depends on the seed and its number
 * alone, so that training that is resumed gives the same as training that was never stopped.
 */
final class Trainer {
  private static final String WEIGHT = "weight.";
  private static final String FIRST = "first.";
  private static final String SECOND = "second.";
  private static final double MAX_NORM = 1;

  private final Torch torch;
  private final Map<String, NDArray> weights;
  private final AdamW optimizer = new AdamW(0.9, 0.95, 1e-8, 0.01);
  private final long seed;

  Trainer(Torch torch, Map<String, NDArray> weights, long seed) {
    this.torch = torch;
    this.weights = weights;
    this.seed = seed;
  }

  /** Steps that were done. */
  int steps() {
    return optimizer.steps();
  }

  /**
   * Does a step.
   *
   * @return its loss
   * @throws RoleException when the loss is no number any more
   */
  float step(Objective objective, double rate) {
    long drawn = Seeds.of(seed, steps());
    torch.engine().setRandomSeed((int) drawn);
    try (NDManager manager = torch.manager().newSubManager()) {
      Map<String, NDArray> leaves = copies(manager, true);
      float loss;
      try (GradientCollector collector = torch.engine().newGradientCollector()) {
        NDArray value = objective.loss(manager, leaves, new SplittableRandom(drawn));
        collector.backward(value);
        loss = value.getFloat();
      }
      Map<String, NDArray> gradients = new TreeMap<>();
      double square = 0;
      for (Map.Entry<String, NDArray> leaf : leaves.entrySet()) {
        if (NetworkWeights.isTrained(leaf.getKey())) {
          NDArray gradient = leaf.getValue().getGradient();
          gradient.attach(manager);
          gradients.put(leaf.getKey(), gradient);
          square += gradient.square().sum().getFloat();
        }
      }
      if (!Float.isFinite(loss) || !Double.isFinite(square)) {
        throw new RoleException(
            "training diverged in step " + (steps() + 1) + ": lower the rate and begin anew");
      }
      optimizer.step(
          weights, gradients, rate, Math.min(1, MAX_NORM / Math.max(Math.sqrt(square), 1e-12)));
      return loss;
    }
  }

  /** Copies of the weights in {@code manager}, for predictions or for gradients. */
  Map<String, NDArray> copies(NDManager manager, boolean forGradients) {
    Map<String, NDArray> copies = new HashMap<>();
    weights.forEach(
        (name, weight) -> {
          NDArray copy = weight.duplicate();
          copy.attach(manager);
          if (forGradients && NetworkWeights.isTrained(name)) {
            copy.setRequiresGradient(true);
          }
          copies.put(name, copy);
        });
    return copies;
  }

  /** The weights. */
  Map<String, NDArray> weights() {
    return weights;
  }

  /** What changes, by what the names of its tensors begin with. */
  private Map<String, Map<String, NDArray>> parts() {
    return Map.of(WEIGHT, weights, FIRST, optimizer.first(), SECOND, optimizer.second());
  }

  /** All that is needed to go on. */
  Checkpoint state() {
    Map<String, Stored> tensors = new HashMap<>();
    parts().forEach((prefix, arrays) -> tensors.putAll(NetworkWeights.stored(prefix, arrays)));
    return new StoredTensors("memory", tensors);
  }

  /** Goes on from {@code state} after {@code steps} steps. */
  void resume(Checkpoint state, int steps) {
    for (String name : state.names()) {
      for (Map.Entry<String, Map<String, NDArray>> part : parts().entrySet()) {
        if (name.startsWith(part.getKey())) {
          NDArray array = Torch.of(torch.manager(), state, name);
          NDArray before = part.getValue().put(name.substring(part.getKey().length()), array);
          if (before != null) {
            before.close();
          }
        }
      }
    }
    optimizer.resume(steps);
  }
}
