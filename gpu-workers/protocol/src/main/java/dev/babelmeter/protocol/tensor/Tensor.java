// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A named tensor. Its elements are kept as raw contents have them: little-endian, row-major, an
 * element of BYTES as its length in 4 bytes and its bytes. Immutable.
 */
public final class Tensor {
  private static final int LENGTH_SIZE = 4;

  private final String name;
  private final Datatype datatype;
  private final Shape shape;
  private final ByteString data;

  private Tensor(String name, Datatype datatype, Shape shape, ByteString data) {
    this.name = name;
    this.datatype = datatype;
    this.shape = shape;
    this.data = data;
  }

  /**
   * Returns a tensor over raw contents.
   *
   * @throws InvalidTensorException when they are not as long as the shape says
   */
  public static Tensor ofRaw(String name, Datatype datatype, Shape shape, ByteString data) {
    Tensor tensor = new Tensor(name, datatype, shape, data);
    if (datatype == Datatype.BYTES) {
      tensor.requireElements();
    } else if (data.size() != (long) shape.elements() * datatype.size()) {
      throw new InvalidTensorException(
          "tensor '%s' of %s%s needs %d bytes and has %d: send all elements, in row-major order"
              .formatted(
                  name,
                  datatype,
                  shape,
                  (long) shape.elements() * datatype.size(),
                  (long) data.size()));
    }
    return tensor;
  }

  /** Returns a tensor FP32. */
  public static Tensor ofFloats(String name, Shape shape, float[] values) {
    ByteBuffer buffer = buffer(shape, values.length, Float.BYTES);
    buffer.asFloatBuffer().put(values);
    return new Tensor(name, Datatype.FP32, shape, wrap(buffer));
  }

  /** Returns a tensor INT32. */
  public static Tensor ofInts(String name, Shape shape, int[] values) {
    ByteBuffer buffer = buffer(shape, values.length, Integer.BYTES);
    buffer.asIntBuffer().put(values);
    return new Tensor(name, Datatype.INT32, shape, wrap(buffer));
  }

  /** Returns a tensor INT64. */
  public static Tensor ofLongs(String name, Shape shape, long[] values) {
    ByteBuffer buffer = buffer(shape, values.length, Long.BYTES);
    buffer.asLongBuffer().put(values);
    return new Tensor(name, Datatype.INT64, shape, wrap(buffer));
  }

  /** Returns a tensor BOOL. */
  public static Tensor ofBooleans(String name, Shape shape, boolean[] values) {
    ByteBuffer buffer = buffer(shape, values.length, 1);
    for (boolean value : values) {
      buffer.put((byte) (value ? 1 : 0));
    }
    return new Tensor(name, Datatype.BOOL, shape, wrap(buffer.flip()));
  }

  /** Returns a tensor BYTES of texts in UTF-8. */
  public static Tensor ofTexts(String name, Shape shape, List<String> values) {
    return ofByteStrings(name, shape, values.stream().map(ByteString::copyFromUtf8).toList());
  }

  /** Returns a tensor BYTES. */
  public static Tensor ofByteStrings(String name, Shape shape, List<ByteString> values) {
    int size = values.stream().mapToInt(value -> LENGTH_SIZE + value.size()).sum();
    requireCount(shape, values.size());
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (ByteString value : values) {
      buffer.putInt(value.size());
      value.copyTo(buffer);
    }
    return new Tensor(name, Datatype.BYTES, shape, wrap(buffer.flip()));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What its elements are. */
  public Datatype datatype() {
    return datatype;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /** The elements as raw contents have them. */
  public ByteString data() {
    return data;
  }

  /**
   * The elements of a tensor FP32, FP16 or BF16.
   *
   * @throws InvalidTensorException when it has another datatype
   */
  public float[] floats() {
    float[] values = new float[shape.elements()];
    ByteBuffer buffer = buffer();
    switch (datatype) {
      case FP32 -> buffer.asFloatBuffer().get(values);
      case FP16, BF16 -> {
        for (int i = 0; i < values.length; i++) {
          short bits = buffer.getShort();
          values[i] =
              datatype == Datatype.FP16 ? HalfFloats.binary16(bits) : HalfFloats.bfloat16(bits);
        }
      }
      default -> throw unexpected("FP32");
    }
    return values;
  }

  /**
   * The elements of a tensor INT32 or INT64.
   *
   * @throws InvalidTensorException when it has another datatype
   */
  public long[] longs() {
    long[] values = new long[shape.elements()];
    ByteBuffer buffer = buffer();
    switch (datatype) {
      case INT64 -> buffer.asLongBuffer().get(values);
      case INT32 -> Arrays.setAll(values, i -> buffer.getInt(Integer.BYTES * i));
      default -> throw unexpected("INT64 or INT32");
    }
    return values;
  }

  /**
   * The elements of a tensor BOOL.
   *
   * @throws InvalidTensorException when it has another datatype
   */
  public boolean[] booleans() {
    if (datatype != Datatype.BOOL) {
      throw unexpected("BOOL");
    }
    boolean[] values = new boolean[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.byteAt(i) != 0;
    }
    return values;
  }

  /**
   * The elements of a tensor BYTES.
   *
   * @throws InvalidTensorException when it has another datatype
   */
  public List<ByteString> byteStrings() {
    if (datatype != Datatype.BYTES) {
      throw unexpected("BYTES");
    }
    List<ByteString> values = new ArrayList<>(shape.elements());
    ByteBuffer buffer = buffer();
    while (buffer.hasRemaining()) {
      int length = buffer.getInt();
      int start = buffer.position();
      values.add(data.substring(start, start + length));
      buffer.position(start + length);
    }
    return values;
  }

  /**
   * The elements of a tensor BYTES as texts.
   *
   * @throws InvalidTensorException when it has another datatype or an element is no UTF-8
   */
  public List<String> texts() {
    List<ByteString> elements = byteStrings();
    List<String> texts = new ArrayList<>(elements.size());
    for (ByteString element : elements) {
      if (!element.isValidUtf8()) {
        throw new InvalidTensorException(
            "element %d of tensor '%s' is not UTF-8: send texts in UTF-8"
                .formatted(texts.size(), name));
      }
      texts.add(element.toStringUtf8());
    }
    return texts;
  }

  private InvalidTensorException unexpected(String wanted) {
    return new InvalidTensorException(
        "tensor '%s' is %s and must be %s: convert it".formatted(name, datatype, wanted));
  }

  private void requireElements() {
    ByteBuffer buffer = buffer();
    for (int i = 0; i < shape.elements(); i++) {
      int length = buffer.remaining() < LENGTH_SIZE ? -1 : buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        throw new InvalidTensorException(
            ("tensor '%s' of BYTES%s ends within element %d: put the length of each element in"
                    + " 4 bytes, little-endian, before its bytes")
                .formatted(name, shape, i));
      }
      buffer.position(buffer.position() + length);
    }
    if (buffer.hasRemaining()) {
      throw new InvalidTensorException(
          "tensor '%s' of BYTES%s has %d bytes after its last element: give the shape its elements have"
              .formatted(name, shape, buffer.remaining()));
    }
  }

  private ByteBuffer buffer() {
    return data.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer buffer(Shape shape, int values, int size) {
    requireCount(shape, values);
    return ByteBuffer.allocate(Math.multiplyExact(values, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteString wrap(ByteBuffer buffer) {
    return UnsafeByteOperations.unsafeWrap(buffer);
  }

  private static void requireCount(Shape shape, int values) {
    if (shape.elements() != values) {
      throw new IllegalArgumentException(values + " values do not fill the shape " + shape);
    }
  }
}
