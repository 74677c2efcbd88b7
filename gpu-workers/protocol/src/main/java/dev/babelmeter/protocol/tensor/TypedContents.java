// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.babelmeter.protocol.inference.InferTensorContents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/** Typed contents and tensors, each made of the other. */
final class TypedContents {
  private TypedContents() {}

  /**
   * Reads typed contents.
   *
   * @throws InvalidTensorException when they are not of the datatype, the number or within the
   *     range that the tensor needs
   */
  static Tensor read(String name, Datatype datatype, Shape shape, InferTensorContents contents) {
    String field = field(name, datatype);
    Map<String, Integer> counts = counts(contents);
    counts.forEach(
        (other, count) -> {
          if (count > 0 && !other.equals(field)) {
            throw new InvalidTensorException(
                "tensor '%s' is %s and has %s: put its elements into %s"
                    .formatted(name, datatype, other, field));
          }
        });
    int count = counts.getOrDefault(field, 0);
    if (count != shape.elements()) {
      throw new InvalidTensorException(
          "tensor '%s' of %s%s needs %d elements and has %d: send all elements, in row-major order"
              .formatted(name, datatype, shape, shape.elements(), count));
    }
    if (datatype == Datatype.BYTES) {
      return Tensor.ofByteStrings(name, shape, contents.getBytesContentsList());
    }
    return Tensor.ofRaw(name, datatype, shape, raw(name, datatype, contents, count));
  }

  private static ByteString raw(
      String name, Datatype datatype, InferTensorContents contents, int count) {
    ByteBuffer raw =
        ByteBuffer.allocate(Math.multiplyExact(count, datatype.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    ObjIntConsumer<ByteBuffer> put =
        switch (datatype) {
          case BOOL -> (to, i) -> to.put((byte) (contents.getBoolContents(i) ? 1 : 0));
          case INT8 ->
              (to, i) ->
                  to.put((byte) within(name, datatype, i, contents.getIntContents(i), -128, 127));
          case INT16 ->
              (to, i) ->
                  to.putShort(
                      (short)
                          within(
                              name,
                              datatype,
                              i,
                              contents.getIntContents(i),
                              Short.MIN_VALUE,
                              Short.MAX_VALUE));
          case INT32 -> (to, i) -> to.putInt(contents.getIntContents(i));
          case INT64 -> (to, i) -> to.putLong(contents.getInt64Contents(i));
          case UINT8 ->
              (to, i) -> to.put((byte) within(name, datatype, i, unsigned(contents, i), 0, 0xFF));
          case UINT16 ->
              (to, i) ->
                  to.putShort((short) within(name, datatype, i, unsigned(contents, i), 0, 0xFFFF));
          case UINT32 -> (to, i) -> to.putInt(contents.getUintContents(i));
          case UINT64 -> (to, i) -> to.putLong(contents.getUint64Contents(i));
          case FP32 -> (to, i) -> to.putFloat(contents.getFp32Contents(i));
          case FP64 -> (to, i) -> to.putDouble(contents.getFp64Contents(i));
          case FP16, BF16, BYTES ->
              throw new IllegalStateException(datatype + " has no such field");
        };
    for (int i = 0; i < count; i++) {
      put.accept(raw, i);
    }
    return UnsafeByteOperations.unsafeWrap(raw.flip());
  }

  private static long unsigned(InferTensorContents contents, int index) {
    return Integer.toUnsignedLong(contents.getUintContents(index));
  }

  private static long within(
      String name, Datatype datatype, int index, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidTensorException(
          "element %d of tensor '%s' does not fit %s: give values from %d to %d"
              .formatted(index, name, datatype, min, max));
    }
    return value;
  }

  /** Writes a tensor whose datatype has typed contents. */
  static InferTensorContents write(Tensor tensor) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    if (tensor.datatype() == Datatype.BYTES) {
      return contents.addAllBytesContents(tensor.byteStrings()).build();
    }
    ByteBuffer raw = tensor.data().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    while (raw.hasRemaining()) {
      switch (tensor.datatype()) {
        case BOOL -> contents.addBoolContents(raw.get() != 0);
        case INT8 -> contents.addIntContents(raw.get());
        case INT16 -> contents.addIntContents(raw.getShort());
        case INT32 -> contents.addIntContents(raw.getInt());
        case INT64 -> contents.addInt64Contents(raw.getLong());
        case UINT8 -> contents.addUintContents(Byte.toUnsignedInt(raw.get()));
        case UINT16 -> contents.addUintContents(Short.toUnsignedInt(raw.getShort()));
        case UINT32 -> contents.addUintContents(raw.getInt());
        case UINT64 -> contents.addUint64Contents(raw.getLong());
        case FP32 -> contents.addFp32Contents(raw.getFloat());
        case FP64 -> contents.addFp64Contents(raw.getDouble());
        case FP16, BF16, BYTES ->
            throw new IllegalStateException(tensor.datatype() + " has no such field");
      }
    }
    return contents.build();
  }

  private static String field(String name, Datatype datatype) {
    return switch (datatype) {
      case BOOL -> "bool_contents";
      case INT8, INT16, INT32 -> "int_contents";
      case INT64 -> "int64_contents";
      case UINT8, UINT16, UINT32 -> "uint_contents";
      case UINT64 -> "uint64_contents";
      case FP32 -> "fp32_contents";
      case FP64 -> "fp64_contents";
      case BYTES -> "bytes_contents";
      case FP16, BF16 ->
          throw new InvalidTensorException(
              "tensor '%s' is %s, which has no typed contents: send it in raw_input_contents"
                  .formatted(name, datatype));
    };
  }

  private static Map<String, Integer> counts(InferTensorContents contents) {
    return new TreeMap<>(
        Map.of(
            "bool_contents", contents.getBoolContentsCount(),
            "int_contents", contents.getIntContentsCount(),
            "int64_contents", contents.getInt64ContentsCount(),
            "uint_contents", contents.getUintContentsCount(),
            "uint64_contents", contents.getUint64ContentsCount(),
            "fp32_contents", contents.getFp32ContentsCount(),
            "fp64_contents", contents.getFp64ContentsCount(),
            "bytes_contents", contents.getBytesContentsCount()));
  }
}
