// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a step of training makes smaller. */
@FunctionalInterface
interface Objective {
  /**
   * The loss of a sample, a number.
   *
   * @param manager of all that is made for it
   * @param weights those of the network, in {@code manager}
   * @param random draws the sample
   */
  NDArray loss(NDManager manager, Map<String, NDArray> weights, RandomGenerator random);
}
