// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The tensors of a file, whatever its format. */
final class StoredTensors implements Checkpoint {
  /**
   * A tensor.
   *
   * @param shape its shape
   * @param values gives its elements, row-major
   */
  record Stored(List<Integer> shape, Supplier<float[]> values) {}

  private final Path file;
  private final Map<String, Stored> tensors;

  StoredTensors(Path file, Map<String, Stored> tensors) {
    this.file = file;
    this.tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return stored(name).shape;
  }

  @Override
  public float[] values(String name) {
    return stored(name).values.get();
  }

  private Stored stored(String name) {
    Stored stored = tensors.get(name);
    if (stored == null) {
      throw new IllegalArgumentException("there is no tensor '" + name + "' in " + file);
    }
    return stored;
  }
}
