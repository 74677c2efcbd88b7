// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import dev.babelmeter.worker.checkpoint.Checkpoint;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * The network once more, token by token in nested loops over doubles, written from {@code
 * hf_hypernet/modeling_hypernet.py} and RoBERTa's definition. It shares nothing with the graph but
 * the tensors.
 */
final class PlainForward {
  private final Checkpoint c;
  private final int h;
  private final int layers;
  private final int heads;
  private final int sourceTokens;
  private final int padding;

  PlainForward(Checkpoint c, int h, int layers, int heads, int sourceTokens, int padding) {
    this.c = c;
    this.h = h;
    this.layers = layers;
    this.heads = heads;
    this.sourceTokens = sourceTokens;
    this.padding = padding;
  }

  /** The last hidden state of the first piece. */
  double[] pooled(int[] pieces, IntFunction<float[]> source, int language) {
    boolean hasLanguage = c.names().contains("lang_embeddings.weight");
    int positions = pieces.length + (hasLanguage ? 1 : 0);
    boolean[] visible = new boolean[positions];
    double[][] x = new double[positions][];
    float[] types = c.values("model.embeddings.token_type_embeddings.weight");
    float[] places = c.values("model.embeddings.position_embeddings.weight");
    for (int p = 0; p < pieces.length; p++) {
      double[] row = row(pieces[p], source);
      x[p] = projector("input_projection.1", linear("input_projection.0", row));
      for (int d = 0; d < h; d++) {
        x[p][d] += types[d] + places[p * h + d];
      }
      visible[p] = pieces[p] != padding;
    }
    if (hasLanguage) {
      x[pieces.length] = new double[h];
      for (int d = 0; d < h; d++) {
        x[pieces.length][d] = c.values("lang_embeddings.weight")[language * h + d];
      }
      visible[pieces.length] = true;
    }
    for (int p = 0; p < positions; p++) {
      x[p] = norm("model.embeddings.LayerNorm", x[p], 1e-5);
    }
    for (int l = 0; l < layers; l++) {
      x = layer("model.encoder.layer." + l, x, visible);
    }
    return x[0];
  }

  double[] head(String name, String scaler, double[] pooled) {
    double[] y = linear(name + ".1", projector(name + ".0", pooled));
    for (int d = 0; d < y.length; d++) {
      y[d] = c.values(scaler + ".w")[d] * y[d] + c.values(scaler + ".b")[d];
    }
    return y;
  }

  double bias(double[] pooled) {
    return linear("bias_projection", pooled)[0];
  }

  private double[] row(int id, IntFunction<float[]> source) {
    int width = c.shape("input_projection.0.weight").get(1);
    double[] row = new double[width];
    for (int d = 0; d < width; d++) {
      row[d] =
          id >= sourceTokens
              ? c.values("fallback_embeddings.weight")[(id - sourceTokens) * width + d]
              : c.values("in_scaler.w")[d] * source.apply(id)[d] + c.values("in_scaler.b")[d];
    }
    return row;
  }

  private double[][] layer(String name, double[][] x, boolean[] visible) {
    int n = x.length;
    int size = h / heads;
    double[][] q = new double[n][];
    double[][] k = new double[n][];
    double[][] v = new double[n][];
    for (int p = 0; p < n; p++) {
      q[p] = linear(name + ".attention.self.query", x[p]);
      k[p] = linear(name + ".attention.self.key", x[p]);
      v[p] = linear(name + ".attention.self.value", x[p]);
    }
    double[][] y = new double[n][];
    for (int p = 0; p < n; p++) {
      double[] context = new double[h];
      for (int head = 0; head < heads; head++) {
        double[] weight = new double[n];
        double sum = 0;
        for (int o = 0; o < n; o++) {
          double score = 0;
          for (int d = head * size; d < (head + 1) * size; d++) {
            score += q[p][d] * k[o][d];
          }
          weight[o] = visible[o] ? Math.exp(score / Math.sqrt(size)) : 0;
          sum += weight[o];
        }
        for (int o = 0; o < n; o++) {
          for (int d = head * size; d < (head + 1) * size; d++) {
            context[d] += weight[o] / sum * v[o][d];
          }
        }
      }
      double[] attended =
          norm(
              name + ".attention.output.LayerNorm",
              sum(linear(name + ".attention.output.dense", context), x[p]),
              1e-5);
      double[] inner = map(linear(name + ".intermediate.dense", attended), PlainForward::geluExact);
      y[p] =
          norm(
              name + ".output.LayerNorm",
              sum(linear(name + ".output.dense", inner), attended),
              1e-5);
    }
    return y;
  }

  private double[] projector(String name, double[] x) {
    double[] inner = map(linear(name + ".dense1", x), PlainForward::geluTanh);
    double[] outer = map(linear(name + ".dense2", inner), PlainForward::geluTanh);
    return norm(name + ".ln", sum(outer, x), 1e-6);
  }

  private double[] linear(String name, double[] x) {
    float[] weight = c.values(name + ".weight");
    float[] bias = c.values(name + ".bias");
    double[] y = new double[bias.length];
    for (int o = 0; o < y.length; o++) {
      double sum = bias[o];
      for (int i = 0; i < x.length; i++) {
        sum += weight[o * x.length + i] * x[i];
      }
      y[o] = sum;
    }
    return y;
  }

  private double[] norm(String name, double[] x, double epsilon) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int d = 0; d < x.length; d++) {
      y[d] =
          (x[d] - mean) / Math.sqrt(variance + epsilon) * c.values(name + ".weight")[d]
              + c.values(name + ".bias")[d];
    }
    return y;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int d = 0; d < a.length; d++) {
      sum[d] = a[d] + b[d];
    }
    return sum;
  }

  private static double[] map(double[] x, DoubleUnaryOperator function) {
    double[] y = new double[x.length];
    for (int d = 0; d < x.length; d++) {
      y[d] = function.applyAsDouble(x[d]);
    }
    return y;
  }

  private static double geluTanh(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  private static double geluExact(double x) {
    return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
  }

  /** The series of the error function, Abramowitz and Stegun 7.1.5; 1 beyond 6 to 16 digits. */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum) && n < 500; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
