// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sizes of a tensor's dimensions, outermost first. */
public final class Shape {
  private final long[] sizes;

  private Shape(long[] sizes) {
    this.sizes = sizes;
  }

  /**
   * Returns the shape of {@code sizes}.
   *
   * @throws InvalidTensorException when a size is negative or the elements are more than 2^31 - 1
   */
  public static Shape of(long... sizes) {
    return of("", sizes.clone());
  }

  static Shape of(String tensor, List<Long> sizes) {
    return of(tensor, sizes.stream().mapToLong(Long::longValue).toArray());
  }

  private static Shape of(String tensor, long[] sizes) {
    Shape shape = new Shape(sizes);
    // Sizes that are multiplied before a zero could overflow although there is no element.
    boolean empty = Arrays.stream(sizes).anyMatch(size -> size == 0);
    long elements = empty ? 0 : 1;
    for (long size : sizes) {
      if (size < 0) {
        throw new InvalidTensorException(
            "tensor '%s' has the shape %s: give sizes of 0 or more".formatted(tensor, shape));
      }
      if (size > Integer.MAX_VALUE || elements > Integer.MAX_VALUE / Math.max(1, size)) {
        throw new InvalidTensorException(
            "tensor '%s' has the shape %s, which is more than %d elements: send less at once"
                .formatted(tensor, shape, Integer.MAX_VALUE));
      }
      elements *= size;
    }
    return shape;
  }

  /** Number of dimensions. */
  public int rank() {
    return sizes.length;
  }

  /** Size of dimension {@code index}. */
  public int size(int index) {
    return Math.toIntExact(sizes[index]);
  }

  /** Number of elements. */
  public int elements() {
    long elements = 1;
    for (long size : sizes) {
      elements *= size;
    }
    return (int) elements;
  }

  /** The sizes, outermost first. */
  public List<Long> sizes() {
    return Arrays.stream(sizes).boxed().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** As in messages: {@code [2,128]}. */
  @Override
  public String toString() {
    return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
