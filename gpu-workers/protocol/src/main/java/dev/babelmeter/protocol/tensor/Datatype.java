// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The datatypes of the Open Inference Protocol, under its names. */
public enum Datatype {
  /** A truth value, one byte of 0 or 1. */
  BOOL(1),
  /** A signed integer of 8 bits. */
  INT8(1),
  /** A signed integer of 16 bits. */
  INT16(2),
  /** A signed integer of 32 bits. */
  INT32(4),
  /** A signed integer of 64 bits. */
  INT64(8),
  /** An unsigned integer of 8 bits. */
  UINT8(1),
  /** An unsigned integer of 16 bits. */
  UINT16(2),
  /** An unsigned integer of 32 bits. */
  UINT32(4),
  /** An unsigned integer of 64 bits. */
  UINT64(8),
  /** IEEE 754 binary16; only in raw contents. */
  FP16(2),
  /** The upper half of a binary32; only in raw contents. */
  BF16(2),
  /** IEEE 754 binary32. */
  FP32(4),
  /** IEEE 754 binary64. */
  FP64(8),
  /** Byte strings of any length. */
  BYTES(0);

  private final int size;

  Datatype(int size) {
    this.size = size;
  }

  /** Bytes of an element in raw contents; 0 when elements differ in length. */
  public int size() {
    return size;
  }

  /** Whether typed contents have a field for it. */
  public boolean hasTypedContents() {
    return this != FP16 && this != BF16;
  }

  /**
   * Returns the datatype that the protocol calls {@code datatype}.
   *
   * @param tensor whose datatype it is, for the message
   * @throws InvalidTensorException when there is none
   */
  static Datatype of(String datatype, String tensor) {
    return Arrays.stream(values())
        .filter(known -> known.name().equals(datatype))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidTensorException(
                    "tensor '%s' has the unknown datatype '%s': give one of %s"
                        .formatted(
                            tensor,
                            Names.shown(datatype),
                            Arrays.stream(values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")))));
  }
}
