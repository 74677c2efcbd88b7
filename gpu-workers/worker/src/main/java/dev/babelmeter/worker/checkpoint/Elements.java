// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import dev.babelmeter.protocol.tensor.HalfFloats;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/** Datatypes of checkpoints that can be read as FP32. */
enum Elements {
  F32(4),
  F16(2),
  BF16(2);

  private final int size;

  Elements(int size) {
    this.size = size;
  }

  /** Bytes of an element. */
  int size() {
    return size;
  }

  /** The datatype that safetensors or NumPy calls {@code name}. */
  static Optional<Elements> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "f32", "float32" -> Optional.of(F32);
      case "f16", "float16" -> Optional.of(F16);
      case "bf16", "bfloat16" -> Optional.of(BF16);
      default -> Optional.empty();
    };
  }

  /** Reads all of {@code bytes}, little-endian. */
  float[] read(ByteBuffer bytes) {
    ByteBuffer buffer = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[buffer.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case F32 -> buffer.getFloat();
            case F16 -> HalfFloats.binary16(buffer.getShort());
            case BF16 -> HalfFloats.bfloat16(buffer.getShort());
          };
    }
    return values;
  }
}
