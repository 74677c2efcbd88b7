// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;

/**
 * AdamW: Loshchilov and Hutter 2019, <a href="https://arxiv.org/abs/1711.05101">Decoupled Weight
 * Decay Regularization</a>, algorithm 2. Its state is open, so that training can be resumed to the
 * same numbers.
 */
public final class AdamW {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decay;
  private final Map<String, NDArray> first = new TreeMap<>();
  private final Map<String, NDArray> second = new TreeMap<>();
  private int steps;

  /**
   * Makes an optimiser.
   *
   * @param decay weight decay, of matrices only
   */
  public AdamW(double beta1, double beta2, double epsilon, double decay) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.decay = decay;
  }

  /** Steps that were done. */
  public int steps() {
    return steps;
  }

  /** The running means of gradients, by the names of their weights. */
  public Map<String, NDArray> first() {
    return first;
  }

  /** The running means of squared gradients, by the names of their weights. */
  public Map<String, NDArray> second() {
    return second;
  }

  /** Goes on from {@code stepsDone}; {@link #first} and {@link #second} are to be filled. */
  public void resume(int stepsDone) {
    steps = stepsDone;
  }

  /**
   * Changes {@code weights} by a step against {@code gradients}.
   *
   * @param scale what gradients are multiplied with first
   */
  public void step(
      Map<String, NDArray> weights, Map<String, NDArray> gradients, double rate, double scale) {
    steps++;
    double correction1 = 1 - Math.pow(beta1, steps);
    double correction2 = 1 - Math.pow(beta2, steps);
    gradients.forEach(
        (name, gradient) -> {
          NDArray weight = weights.get(name);
          try (NDManager temporary = gradient.getManager().newSubManager()) {
            NDArray g = gradient.mul(scale);
            g.attach(temporary);
            NDArray m = first.computeIfAbsent(name, key -> weight.zerosLike());
            NDArray v = second.computeIfAbsent(name, key -> weight.zerosLike());
            m.muli(beta1).addi(g.mul(1 - beta1));
            v.muli(beta2).addi(g.mul(g).muli(1 - beta2));
            NDArray corrected = g.mul(0).addi(v).divi(correction2);
            NDArray denominator = corrected.sqrt().addi(epsilon);
            NDArray change = g.mul(0).addi(m).divi(denominator).muli(rate / correction1);
            if (decay > 0 && weight.getShape().dimension() > 1) {
              weight.muli(1 - rate * decay);
            }
            weight.subi(change);
          }
        });
  }
}
