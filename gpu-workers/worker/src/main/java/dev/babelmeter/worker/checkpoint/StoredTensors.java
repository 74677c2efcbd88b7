// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tensors of a file or of memory, whatever their format. */
public final class StoredTensors implements Checkpoint {
  /**
   * A tensor.
   *
   * @param shape its shape
   * @param values gives its elements, row-major
   */
  public record Stored(List<Integer> shape, Supplier<float[]> values) {}

  private final String place;
  private final Map<String, Stored> tensors;

  StoredTensors(Path file, Map<String, Stored> tensors) {
    this(file.toString(), tensors);
  }

  /**
   * Makes a checkpoint.
   *
   * @param place where the tensors lie, for messages
   */
  public StoredTensors(String place, Map<String, Stored> tensors) {
    this.place = place;
    this.tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }

  @Override
  public String place() {
    return place;
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
      throw new IllegalArgumentException("there is no tensor '" + name + "' in " + place);
    }
    return stored;
  }
}
