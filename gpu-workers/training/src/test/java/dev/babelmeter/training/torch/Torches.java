// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;

/** Gradients for tests. */
public final class Torches {
  private Torches() {}

  /** The gradient of {@code loss} by PyTorch. */
  public static float[] gradient(
      Torch torch, float[] values, long[] shape, Function<NDArray, NDArray> loss) {
    try (NDManager manager = torch.manager().newSubManager()) {
      NDArray x = Torch.floats(manager, values, shape);
      x.setRequiresGradient(true);
      try (var collector = torch.engine().newGradientCollector()) {
        collector.backward(loss.apply(x));
      }
      return x.getGradient().toFloatArray();
    }
  }

  /** The slope of {@code loss} in direction {@code place} by the difference of two values. */
  public static double slope(
      Torch torch,
      float[] values,
      long[] shape,
      Function<NDArray, NDArray> loss,
      int place,
      float step) {
    double[] results = new double[2];
    for (int side = 0; side < 2; side++) {
      float[] moved = values.clone();
      moved[place] += side == 0 ? -step : step;
      try (NDManager manager = torch.manager().newSubManager()) {
        results[side] = loss.apply(Torch.floats(manager, moved, shape)).getFloat();
      }
    }
    return (results[1] - results[0]) / (2 * step);
  }
}
