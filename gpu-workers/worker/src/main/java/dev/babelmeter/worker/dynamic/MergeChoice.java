// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.dynamic;

import dev.babelmeter.dynamic.Boundary;

/** How a call's texts are merged. */
public sealed interface MergeChoice {
  /**
   * Each text alone, as far as it goes.
   *
   * @param boundary what no token may reach across
   */
  record Word(Boundary boundary) implements MergeChoice {}

  /** By the table that the worker was given. */
  record Frozen() implements MergeChoice {}

  /**
   * All texts of the call together, as in the paper.
   *
   * @param boundary what no token may reach across
   * @param merges merges at most
   */
  record Batch(Boundary boundary, int merges) implements MergeChoice {}
}
