// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import java.util.List;
import java.util.Set;

/** Trained tensors by name. */
public interface Checkpoint {
  /** Where it lies, for messages. */
  String place();

  /** The names of its tensors, in order. */
  Set<String> names();

  /** The shape of tensor {@code name}, which is there. */
  List<Integer> shape(String name);

  /**
   * The elements of tensor {@code name}, which is there, row-major.
   *
   * @throws dev.babelmeter.process.RoleException when they cannot be read as FP32
   */
  float[] values(String name);
}
