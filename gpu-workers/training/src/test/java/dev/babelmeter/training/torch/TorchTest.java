// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TorchTest {
  private static Torch torch;

  @BeforeAll
  static void open() {
    torch = Torch.open();
  }

  @AfterAll
  static void close() {
    torch.close();
  }

  /** What a factor was must still be known when the gradient is taken. */
  @Test
  void factorsOutliveGarbageCollection() {
    float[] values = new float[64];
    float[] gradient =
        Torches.gradient(
            torch,
            values,
            new long[] {64},
            x -> {
              NDArray y = x;
              for (int i = 0; i < 50; i++) {
                y = Torch.times(y, i % 2 == 0 ? 3 : 1.0 / 3);
              }
              for (int i = 0; i < 3; i++) {
                System.gc();
                try (NDManager other = torch.manager().newSubManager()) {
                  for (int k = 0; k < 500; k++) {
                    other.create(Float.NaN);
                  }
                }
              }
              return y.sum();
            });
    assertThat(gradient).containsOnly(gradient[0]);
    assertThat(gradient[0]).isCloseTo(1f, within(1e-4f));
  }

  /** The tanh form of GELU, by its formula in double precision, and its slope. */
  @Test
  void geluAndItsGradient() {
    float[] values = {-3, -1, -0.1f, 0, 0.2f, 1.5f, 4};
    long[] shape = {values.length};
    try (NDManager manager = torch.manager().newSubManager()) {
      float[] results = Layers.geluTanh(Torch.floats(manager, values, shape)).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        assertThat((double) results[i]).isCloseTo(gelu(values[i]), within(1e-6));
      }
    }
    float[] gradient = Torches.gradient(torch, values, shape, x -> Layers.geluTanh(x).sum());
    for (int i = 0; i < values.length; i++) {
      double slope = (gelu(values[i] + 1e-5) - gelu(values[i] - 1e-5)) / 2e-5;
      assertThat((double) gradient[i]).isCloseTo(slope, within(1e-5));
    }
  }

  private static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  /** Two steps by algorithm 2 of the paper, worked out in double precision. */
  @Test
  void adamStepsAsInThePaper() {
    try (NDManager manager = torch.manager().newSubManager()) {
      Map<String, NDArray> weights = new TreeMap<>();
      weights.put("matrix", Torch.floats(manager, new float[] {1, -2}, 1, 2));
      weights.put("vector", Torch.floats(manager, new float[] {0.5f}, 1));
      AdamW optimizer = new AdamW(0.9, 0.95, 1e-8, 0.1);
      double[] expected = {1, -2, 0.5};
      double[] m = new double[3];
      double[] v = new double[3];
      double[][] gradients = {{0.3, -4, 2}, {-0.1, 1, 0.5}};
      double rate = 0.01;
      for (int step = 1; step <= 2; step++) {
        double[] g = gradients[step - 1];
        try (NDManager ofStep = manager.newSubManager()) {
          Map<String, NDArray> given = new TreeMap<>();
          given.put(
              "matrix",
              Torch.floats(ofStep, new float[] {(float) g[0] * 2, (float) g[1] * 2}, 1, 2));
          given.put("vector", Torch.floats(ofStep, new float[] {(float) g[2] * 2}, 1));
          optimizer.step(weights, given, rate, 0.5);
        }
        for (int i = 0; i < 3; i++) {
          m[i] = 0.9 * m[i] + 0.1 * g[i];
          v[i] = 0.95 * v[i] + 0.05 * g[i] * g[i];
          double mHat = m[i] / (1 - Math.pow(0.9, step));
          double vHat = v[i] / (1 - Math.pow(0.95, step));
          double decay = i < 2 ? 0.1 : 0;
          expected[i] -= rate * (mHat / (Math.sqrt(vHat) + 1e-8) + decay * expected[i]);
        }
      }
      float[] matrix = weights.get("matrix").toFloatArray();
      assertThat((double) matrix[0]).isCloseTo(expected[0], within(1e-6));
      assertThat((double) matrix[1]).isCloseTo(expected[1], within(1e-6));
      assertThat((double) weights.get("vector").toFloatArray()[0])
          .isCloseTo(expected[2], within(1e-6));
      assertThat(optimizer.steps()).isEqualTo(2);
    }
  }
}
