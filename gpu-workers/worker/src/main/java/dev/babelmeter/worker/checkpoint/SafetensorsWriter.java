// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.protocol.tensor.HalfFloats;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;

/** Writes files that {@link SafetensorsFile} reads. */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  /** What elements are written as. */
  public enum Precision {
    /** 32 bits; exact. */
    F32(4),
    /** 16 bits, the nearest value. */
    F16(2);

    private final int size;

    Precision(int size) {
      this.size = size;
    }
  }

  private SafetensorsWriter() {}

  /**
   * Writes {@code tensors}, in order of their names. The file is there whole or not at all.
   *
   * @param metadata strings that the header carries
   */
  public static void write(
      Path file, Checkpoint tensors, Precision precision, Map<String, String> metadata)
      throws IOException {
    byte[] header = header(tensors, precision, metadata);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      out.write(
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(header.length)
              .array());
      out.write(header);
      for (String name : tensors.names()) {
        out.write(bytes(tensors.values(name), precision));
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] header(
      Checkpoint tensors, Precision precision, Map<String, String> metadata) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    ObjectNode strings = header.putObject("__metadata__");
    metadata.forEach(strings::put);
    long offset = 0;
    for (String name : tensors.names()) {
      ObjectNode tensor = header.putObject(name);
      tensor.put("dtype", precision.name());
      ArrayNode shape = tensor.putArray("shape");
      long elements = 1;
      for (int size : tensors.shape(name)) {
        shape.add(size);
        elements *= size;
      }
      long end = offset + elements * precision.size;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] bytes = header.toString().getBytes(StandardCharsets.UTF_8);
    // The format allows spaces behind the header, so that the elements are aligned.
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private static byte[] bytes(float[] values, Precision precision) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * precision.size).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (precision == Precision.F32) {
        bytes.putFloat(value);
      } else {
        bytes.putShort(HalfFloats.toBinary16(value));
      }
    }
    return bytes.array();
  }
}
