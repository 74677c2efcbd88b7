// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;

/**
 * The parts of a BERT: Devlin et al. 2019, <a href="https://arxiv.org/abs/1810.04805">BERT</a>,
 * with layer normalisation behind each part.
 *
 * @param weights tensors by the names that PyTorch gives them
 * @param heads attention heads
 * @param epsilon of the layers' normalisation
 * @param dropout share of values that are dropped behind each part; 0 outside of training
 */
record Layers(Function<String, NDArray> weights, int heads, float epsilon, float dropout) {
  /** What keeps attention from padding, as both networks' code has it. */
  private static final float NOTHING = -1e9f;

  private static final float CUBE = 0.044715f;

  /** A linear map of the last axis. */
  NDArray linear(String name, NDArray x) {
    return x.getNDArrayInternal()
        .linear(x, weights.apply(name + ".weight"), weights.apply(name + ".bias"))
        .singletonOrThrow();
  }

  /** Layer normalisation of the last axis. */
  NDArray norm(String name, NDArray x, float epsilon) {
    NDArray weight = weights.apply(name + ".weight");
    return x.getNDArrayInternal()
        .layerNorm(x, new Shape(weight.size()), weight, weights.apply(name + ".bias"), epsilon)
        .singletonOrThrow();
  }

  NDArray dropped(NDArray x) {
    return dropout == 0 ? x : x.getNDArrayInternal().dropout(x, dropout, true).singletonOrThrow();
  }

  /** 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
  static NDArray geluTanh(NDArray x) {
    NDArray cube = Torch.times(x.mul(x).mul(x), CUBE);
    NDArray inner = Torch.times(x.add(cube), Math.sqrt(2 / Math.PI));
    return Torch.times(x, 0.5).mul(inner.tanh().add(1));
  }

  /** What is added to attention's scores: 0 where {@code mask} is 1, else what leaves nothing. */
  static NDArray attention(NDManager manager, float[] mask, int rows, int length) {
    float[] added = new float[mask.length];
    for (int i = 0; i < mask.length; i++) {
      added[i] = mask[i] == 0 ? NOTHING : 0;
    }
    return Torch.floats(manager, added, rows, 1, 1, length);
  }

  /**
   * A layer.
   *
   * @param x of the shape [rows, length, hidden]
   * @param attention of the shape [rows, 1, 1, length], as {@link #attention} makes it
   */
  NDArray layer(String name, NDArray x, NDArray attention) {
    long hidden = x.getShape().get(2);
    NDArray query = split(linear(name + ".attention.self.query", x));
    NDArray key = split(linear(name + ".attention.self.key", x));
    NDArray value = split(linear(name + ".attention.self.value", x));
    double scale = 1 / Math.sqrt((double) hidden / heads);
    NDArray scores = Torch.times(query.matMul(key.transpose(0, 1, 3, 2)), scale).add(attention);
    NDArray context = scores.softmax(-1).matMul(value).transpose(0, 2, 1, 3).reshape(x.getShape());
    NDArray attended =
        norm(
            name + ".attention.output.LayerNorm",
            dropped(linear(name + ".attention.output.dense", context)).add(x),
            epsilon);
    NDArray inner = linear(name + ".intermediate.dense", attended).getNDArrayInternal().gelu();
    return norm(
        name + ".output.LayerNorm",
        dropped(linear(name + ".output.dense", inner)).add(attended),
        epsilon);
  }

  private NDArray split(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
  }
}
